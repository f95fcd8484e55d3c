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
    /** The platform's. */
    private static final int USUAL_PORT = 8000;

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
        return new Warning(
                "the app listens on "
                        + addresses.stream()
                                .map(AppWords::address)
                                .collect(Collectors.joining(", "))
                        + ", not on 127.0.0.1:"
                        + port,
                null,
                remedy(addresses, port));
    }

    /** An app that always takes the usual port is at its place when it is deployed. */
    private static String remedy(List<InetSocketAddress> addresses, int port) {
        if (isAmong(addresses, port)) {
            return "have it listen on 0.0.0.0, as it must when deployed";
        }
        String better = "have it take the port from DATABRICKS_APP_PORT";
        return isAmong(addresses, USUAL_PORT)
                ? better + ", or leave --app-port out: deployed, its port is the right one"
                : better + ", as it must when deployed";
    }

    private static boolean isAmong(List<InetSocketAddress> addresses, int port) {
        return addresses.stream().anyMatch(address -> address.getPort() == port);
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
