package dev.lakefront.frontdoor.rule;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the user lets in besides this machine: {@code --allow-host} and {@code --allow-origin}. */
public final class AllowList {
    /** Nobody else. */
    public static final AllowList NONE = new AllowList(Set.of(), Set.of(), Set.of());

    private static final String SUBDOMAINS = "*.";

    private final Set<String> hosts;
    private final Set<String> domains;
    private final Set<WebOrigin> origins;

    private AllowList(Set<String> hosts, Set<String> domains, Set<WebOrigin> origins) {
        this.hosts = hosts;
        this.domains = domains;
        this.origins = origins;
    }

    /**
     * Reads the flags. Each value may be several, separated by commas; an empty one is none.
     *
     * @param hosts names of hosts; {@code *.example.dev} stands for every name below that one
     * @param origins origins of web pages, {@code https://x.example[:port]}
     * @param problems gets each value that is neither
     */
    public static AllowList parse(
            List<String> hosts, List<String> origins, List<Problem> problems) {
        if (hosts.isEmpty() && origins.isEmpty()) {
            return NONE;
        }
        AllowList allowed = new AllowList(new HashSet<>(), new HashSet<>(), new HashSet<>());
        pieces(hosts).forEach(host -> allowed.addHost(host, problems));
        pieces(origins).forEach(origin -> allowed.addOrigin(origin, problems));
        return allowed;
    }

    private static List<String> pieces(List<String> values) {
        List<String> pieces = new ArrayList<>();
        for (String value : values) {
            for (String piece : value.split(",", -1)) {
                if (!piece.isBlank()) {
                    pieces.add(piece.strip());
                }
            }
        }
        return pieces;
    }

    /** The hosts, in the form of a certificate's names: {@code *.example.dev} for a domain. */
    public List<String> hostNames() {
        List<String> names = new ArrayList<>(hosts);
        domains.forEach(domain -> names.add("*" + domain));
        return names;
    }

    /** The origins, as browsers write them, the port always named. */
    public List<String> originNames() {
        List<String> names = new ArrayList<>();
        for (WebOrigin origin : origins) {
            names.add(origin.scheme() + "://" + origin.host().host() + ":" + origin.host().port());
        }
        return names;
    }

    /** Whether the user lets in requests for this host, as {@link Authority} spells it. */
    boolean hasHost(String host) {
        if (hosts.contains(host)) {
            return true;
        }
        for (String domain : domains) {
            if (host.endsWith(domain)) {
                return true;
            }
        }
        return false;
    }

    boolean hasOrigin(WebOrigin origin) {
        return origins.contains(origin);
    }

    private void addHost(String value, List<Problem> problems) {
        boolean subdomains = value.startsWith(SUBDOMAINS);
        String name = subdomains ? value.substring(SUBDOMAINS.length()) : value;
        Authority authority = Authority.parse(name);
        if (authority == null || !authority.port().isEmpty()) {
            problems.add(notAHost(value));
        } else if (subdomains) {
            domains.add("." + authority.host());
        } else {
            hosts.add(authority.host());
        }
    }

    private void addOrigin(String value, List<Problem> problems) {
        WebOrigin origin = WebOrigin.parse(value);
        if (origin == null) {
            problems.add(notAnOrigin(value));
        } else {
            origins.add(origin);
        }
    }

    private static Problem notAHost(String value) {
        Authority within = authorityWithin(value);
        return Problem.of(
                "allow-host: " + shown(value) + " (expected: the name of a host)",
                within == null
                        ? "name each host, or a domain for all below it: --allow-host '*.example.dev'"
                        : "write --allow-host "
                                + within.host()
                                + "; it stands for any scheme and port");
    }

    private static Problem notAnOrigin(String value) {
        Authority within = authorityWithin(value);
        return Problem.of(
                "allow-origin: " + shown(value) + " (expected: the origin of a web page)",
                "write its scheme, host and, if it has one, port: --allow-origin https://"
                        + (within == null ? "app.example" : within.host()));
    }

    /** The authority of a URL, or the value as one; null if there is none to be seen. */
    private static @Nullable Authority authorityWithin(String value) {
        String shown = shown(value);
        int start = shown.contains("://") ? shown.indexOf("://") + 3 : 0;
        int path = shown.indexOf('/', start);
        return Authority.parse(shown.substring(start, path < 0 ? shown.length() : path));
    }

    /** Without what stands before an {@code @}: people do paste URLs with a password. */
    private static String shown(String value) {
        return value.substring(value.lastIndexOf('@') + 1);
    }
}
