package dev.lakefront.app.process;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.LastLines;
import dev.lakefront.app.output.StandardStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Lakefront of its own for {@link AppProcessTest}: adopts orphans, runs the app that its
 * arguments name, one second of grace, makes a file when that is done, and exits with the app's
 * status. A signal stops the app. {@code -Dadoption=false}: adopts nobody.
 */
final class AppProcessHost {
    private AppProcessHost() {}

    /** The command that is such a Lakefront: the path of {@code java} first, then its options. */
    static List<String> command(String... argv) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppProcessHost.class.getName()));
        command.addAll(List.of(argv));
        return command;
    }

    public static void main(String... argv) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("WHO", "app");
        if (!"false".equals(System.getProperty("adoption"))) {
            Adoption.begin();
        }
        AppProcess app =
                AppProcess.start(
                        List.of(argv),
                        Path.of(""),
                        environment,
                        AppOutput.keptIn(new LastLines(), StandardStreams.OURS, null),
                        Duration.ofSeconds(1));
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        Files.createFile(Path.of("started"));
        System.exit(app.exitStatus().join());
    }
}
