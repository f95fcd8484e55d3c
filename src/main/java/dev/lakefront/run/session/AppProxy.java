package dev.lakefront.run.session;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.plan.PassagePlan;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the app would use for {@code https}, as its variables say, in lower case before
 * upper case as most programs have it.
 *
 * @param address null if there is none
 * @param exceptions the hosts that are reached without one, this machine among them
 */
record AppProxy(@Nullable URI address, String exceptions) {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");

    /**
     * Reads the variables.
     *
     * @throws ProblemException if they name a proxy that cannot be passed on to, or keep the
     *     offline workspace from every proxy
     */
    static AppProxy of(Map<String, String> app) {
        List<String> exceptions = new ArrayList<>();
        for (String exception : variable(app, "no_proxy").split(",", -1)) {
            if (!exception.isBlank()) {
                exceptions.add(exception.strip());
            }
        }
        exceptions.forEach(AppProxy::requireHarmless);
        for (String host : THIS_MACHINE) {
            if (!exceptions.contains(host)) {
                exceptions.add(host);
            }
        }
        return new AppProxy(address(variable(app, "https_proxy")), String.join(",", exceptions));
    }

    private static String variable(Map<String, String> app, String name) {
        String lower = app.getOrDefault(name, "");
        return lower.isEmpty() ? app.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }

    private static void requireHarmless(String exception) {
        String domain = exception.startsWith(".") ? exception : "." + exception;
        if (exception.equals("*") || ("." + PassagePlan.HOST).endsWith(domain)) {
            throw new ProblemException(
                    Problem.of(
                            "NO_PROXY keeps the app from "
                                    + PassagePlan.HOST
                                    + ", which it reaches through a proxy: "
                                    + exception,
                            "leave that out of NO_PROXY, or add --offline-https=false"));
        }
    }

    /** It may hold a password: what cannot be read is not repeated. */
    private static @Nullable URI address(String value) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new ProblemException(
                Problem.of(
                        "HTTPS_PROXY is no proxy to which the app's connections can be passed on"
                                + " (expected: http://host:port)",
                        "correct it, or add --offline-https=false"));
    }
}
