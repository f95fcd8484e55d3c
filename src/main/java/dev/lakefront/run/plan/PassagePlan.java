package dev.lakefront.run.plan;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.Requirement;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.run.option.OfflineOptions;
import dev.lakefront.run.option.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That the app reaches the offline workspace as it does a real one: by {@code https}, on port 443
 * of a host.
 *
 * @param folder where the local CA is kept, which vouches for the host
 * @param reason who wants it: a flag, or a library in a file of the app's
 */
public record PassagePlan(Path folder, InstantSource clock, String reason) {
    /**
     * Of the host. Nobody can own it (RFC 6761, 6.2), and unlike those below {@code localhost} or
     * {@code internal} it is seldom kept from proxies.
     */
    public static final String HOST = "offline.lakefront.test";

    /** What the app is told in its environment. */
    public static final List<String> VARIABLES =
            List.of(
                    "HTTPS_PROXY",
                    "https_proxy",
                    "NO_PROXY",
                    "no_proxy",
                    "SSL_CERT_FILE",
                    "REQUESTS_CA_BUNDLE",
                    "CURL_CA_BUNDLE",
                    "NODE_EXTRA_CA_CERTS",
                    "NODE_USE_ENV_PROXY");

    /** The connector for Python, and what is built on it. */
    private static final Pattern NEEDS_HTTPS =
            Pattern.compile("databricks[-_.]sql(-connector|_connector|alchemy)|dbt[-_]databricks");

    /** That of an offline run; null if it has none. */
    static @Nullable PassagePlan of(OfflineOptions options, AppFolder folder, Surroundings around) {
        Boolean wanted = options.https();
        Requirement needed = wanted == null ? Requirement.find(folder.path(), NEEDS_HTTPS) : null;
        if (needed == null && !Boolean.TRUE.equals(wanted)) {
            return null;
        }
        return new PassagePlan(
                TlsPlan.authorityFolder(around),
                around.clock(),
                needed == null ? "--offline-https" : needed.toString());
    }

    /** What {@code DATABRICKS_HOST} is. */
    public static String url() {
        return "https://" + HOST;
    }

    public static Variable variable(String name, String value) {
        return new Variable(name, value, Origin.Source.OFFLINE_HTTPS);
    }
}
