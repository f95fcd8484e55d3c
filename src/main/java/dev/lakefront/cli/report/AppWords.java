package dev.lakefront.cli.report;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.session.AppEnd;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of an app that does not do what it should. */
final class AppWords {
    private AppWords() {}

    /** One line: how it ended, when, and how far it had come. */
    static String crash(AppEnd end) {
        return "The app ended by itself after "
                + seconds(end.ran())
                + (end.listened() ? "" : ", before it listened on port " + end.port())
                + ": "
                + end.how();
    }

    /** The likely cause and what mends it, if anything tells. */
    static List<String> cause(AppEnd end) {
        Problem cause = end.cause();
        if (cause == null) {
            return List.of();
        }
        String fix = cause.fix();
        String likely = "Likely cause: " + cause.what();
        return fix == null ? List.of(likely) : List.of(likely, fix);
    }

    static Warning listensElsewhere(List<InetSocketAddress> addresses, int port) {
        boolean otherAddress = addresses.stream().anyMatch(address -> address.getPort() == port);
        return new Warning(
                "the app listens on "
                        + addresses.stream()
                                .map(AppWords::address)
                                .collect(Collectors.joining(", "))
                        + ", not on 127.0.0.1:"
                        + port,
                null,
                otherAddress
                        ? "have it listen on 0.0.0.0, as it must when deployed"
                        : "have it take the port from DATABRICKS_APP_PORT, as it must when deployed");
    }

    static String changed(List<Path> files) {
        String first = files.getFirst().getFileName().toString();
        int others = files.size() - 1;
        return first + (others == 0 ? "" : " and " + others + " more") + " changed";
    }

    private static String address(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
