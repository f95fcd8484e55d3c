package dev.lakefront.frontdoor.rule;

import dev.lakefront.machine.MachineName;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Which requests may come in: those that are clear, that are meant for this machine, and that no
 * page of another site has made in the developer's name. What is not known to be harmless is
 * refused. {@code docs/security.md} has the reasons and the limits.
 */
public final class Admission {
    private static final AsciiString SEC_FETCH_SITE = AsciiString.cached("sec-fetch-site");
    private static final String LOCAL_NETWORK = ".local"; // RFC 6762, 3

    private static final Refusal TOO_LARGE =
            new Refusal(Failure.HEAD_TOO_LARGE, "its head is too large");
    private static final Refusal OTHER_VERSION =
            new Refusal(Failure.OTHER_VERSION, "it is not HTTP/1");
    private static final Refusal UNCLEAR =
            new Refusal(Failure.UNCLEAR_REQUEST, "its framing or its addressee is not clear");
    private static final Refusal FOREIGN_HOST =
            new Refusal(Failure.FOREIGN_HOST, "it is for a host that --allow-host does not name");
    private static final Refusal CROSS_SITE =
            new Refusal(Failure.CROSS_SITE, "it is from a site that --allow-origin does not name");

    private final AllowList allowed;
    private final Set<String> people;
    private final Refusal nobodyOfThatName;
    private final CompletableFuture<String> machineName;

    /**
     * Admission for who is allowed.
     *
     * @param people the labels below {@code localhost} that choose somebody
     * @param machineName this machine's own name; until it is known, requests for it are refused
     */
    Admission(AllowList allowed, List<String> people, CompletableFuture<String> machineName) {
        this.allowed = allowed;
        this.people = Set.copyOf(people);
        this.nobodyOfThatName = Refusal.ofName(people);
        this.machineName = machineName;
    }

    /**
     * Admission for this machine, whose name is looked up meanwhile, and for who is allowed.
     *
     * @param people the labels below {@code localhost} that choose somebody
     */
    public static Admission of(AllowList allowed, List<String> people) {
        CompletableFuture<String> name = new CompletableFuture<>();
        // away from Linux the system may ask the network
        Thread.ofPlatform()
                .daemon()
                .name("machine-name")
                .start(() -> name.complete(MachineName.read()));
        return new Admission(allowed, people, name);
    }

    /** Why the request is not let in; null if it is. */
    public @Nullable Refusal refusal(HttpRequest inbound) {
        if (inbound.decoderResult().cause() instanceof TooLongFrameException) {
            return TOO_LARGE;
        }
        if (!Framing.isHttp1(inbound)) {
            return OTHER_VERSION;
        }
        if (!Framing.isClear(inbound)) {
            return UNCLEAR;
        }
        Refusal ofHost = refusalOfHost(inbound);
        if (ofHost != null) {
            return ofHost;
        }
        return canDoHarm(inbound) && !isOfOurSite(inbound) ? CROSS_SITE : null;
    }

    /** The label of the person whose name the request is for; null if it is for none's. */
    public @Nullable String personOf(HttpRequest inbound) {
        String named = RequestTarget.authority(inbound);
        return named == null ? null : personOf(Authority.parse(named));
    }

    private @Nullable String personOf(@Nullable Authority authority) {
        String label = authority == null ? null : authority.label();
        return label != null && people.contains(label) ? label : null;
    }

    /**
     * A page may be loaded from a name of its own that its owner then points at this machine (DNS
     * rebinding): to the browser it is the app's own page, and only the name gives it away.
     */
    private @Nullable Refusal refusalOfHost(HttpRequest inbound) {
        String named = RequestTarget.authority(inbound);
        if (named == null) {
            return null; // HTTP/1.0, and so no browser
        }
        Authority authority = Authority.parse(named);
        if (authority == null) {
            return UNCLEAR;
        }
        if (allowed.hasHost(authority.host())) {
            return null;
        }
        if (authority.label() != null && personOf(authority) == null) {
            return nobodyOfThatName;
        }
        return isOurs(authority) ? null : FOREIGN_HOST;
    }

    private boolean isOurs(Authority authority) {
        return authority.isLoopback()
                || allowed.hasHost(authority.host())
                || isThisMachine(authority.host());
    }

    private boolean isThisMachine(String host) {
        Authority machine = Authority.parse(machineName.getNow(""));
        return machine != null
                && (host.equals(machine.host()) || host.equals(machine.host() + LOCAL_NETWORK));
    }

    /**
     * Whether a page of another site must not make this request: it may change something (RFC 9110,
     * 9.2.1), or it opens a connection that the browser would let that page read.
     */
    private static boolean canDoHarm(HttpRequest inbound) {
        HttpMethod method = inbound.method();
        boolean safe =
                HttpMethod.GET.equals(method)
                        || HttpMethod.HEAD.equals(method)
                        || HttpMethod.OPTIONS.equals(method)
                        || HttpMethod.TRACE.equals(method);
        return !safe || Upgrade.wantedBy(inbound) != null;
    }

    private boolean isOfOurSite(HttpRequest inbound) {
        List<String> origins = inbound.headers().getAll(HttpHeaderNames.ORIGIN);
        List<String> sites = inbound.headers().getAll(SEC_FETCH_SITE);
        if (origins.size() > 1 || sites.size() > 1) {
            return false;
        }
        WebOrigin origin = origins.isEmpty() ? null : WebOrigin.parse(origins.getFirst());
        if (origin != null && allowed.hasOrigin(origin)) {
            return true;
        }
        if (origin != null && isOurs(origin.host())) {
            // one person's page must not do anything in another's name
            return Objects.equals(personOf(origin.host()), personOf(inbound));
        }
        return sites.isEmpty()
                ? origins.isEmpty() // no browser
                : isOurSite(sites.getFirst());
    }

    /** Fetch Metadata, 2.3. A page may use the app's own pages, and those of its other ports. */
    private static boolean isOurSite(String site) {
        return switch (site) {
            case "same-origin", "same-site", "none" -> true;
            default -> false;
        };
    }
}
