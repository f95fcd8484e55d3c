package dev.lakefront.credentials.source;

import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's address, as people paste it from the browser.
 *
 * @param url scheme, host and port; no path and no trailing slash
 * @param workspaceId from {@code ?o=}, {@code ?w=} or {@code ?workspace_id=}
 * @param accountId from {@code ?a=} or {@code ?account_id=}
 */
public record WorkspaceHost(String url, @Nullable String workspaceId, @Nullable String accountId) {

    /**
     * The address, normalised.
     *
     * @param problems gets what is wrong with it
     * @return null if something is
     */
    public static @Nullable WorkspaceHost read(Setting host, List<Problem> problems) {
        URI uri = parse(host.value());
        if (uri == null) {
            problems.add(
                    new Problem(
                            "the workspace host is not a URL (expected:"
                                    + " https://<workspace-url>)",
                            host.origin(),
                            null));
            return null;
        }
        if (!Endpoints.mayCarrySecrets(uri)) {
            problems.add(insecure(uri, host.origin()));
            return null;
        }
        return new WorkspaceHost(
                Endpoints.originOf(uri), workspaceId(uri), parameter(uri, "a", "account_id"));
    }

    /** Scheme, host and port as this class writes them; the text itself if it is no URL. */
    public static String normalised(String host) {
        URI uri = parse(host);
        return uri == null ? host : Endpoints.originOf(uri).toLowerCase(Locale.ROOT);
    }

    private static @Nullable URI parse(String text) {
        String trimmed = text.strip();
        return Endpoints.read(trimmed.contains("://") ? trimmed : "https://" + trimmed);
    }

    /** The older two names are of the time when every id was a number (libs/auth/hostparams.go). */
    private static @Nullable String workspaceId(URI uri) {
        String first = parameter(uri, "o");
        if (first != null) {
            return isNumber(first) ? first : null;
        }
        String id = parameter(uri, "w");
        if (id != null) {
            return id;
        }
        String last = parameter(uri, "workspace_id");
        return last != null && isNumber(last) ? last : null;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Problem insecure(URI uri, String where) {
        return new Problem(
                "the workspace host "
                        + Endpoints.originOf(uri)
                        + " would get your token unencrypted (expected: https://, or http:// on"
                        + " this machine)",
                where,
                "use https://" + Endpoints.hostAndPortOf(uri));
    }

    private static @Nullable String parameter(URI uri, String... names) {
        String query = uri.getRawQuery();
        if (query == null) {
            return null;
        }
        for (String name : names) {
            String value = parameter(query, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String parameter(String query, String name) {
        for (int start = 0; start < query.length(); ) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int from = start + name.length() + 1;
            if (from < end && query.startsWith(name + "=", start)) {
                return query.substring(from, end);
            }
            start = end + 1;
        }
        return null;
    }
}
