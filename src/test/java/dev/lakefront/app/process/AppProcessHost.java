package dev.lakefront.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Lakefront of its own for {@link AppProcessTest}: adopts orphans, runs the app that its
 * arguments name, one second of grace, makes a file when that is done, and exits with the app's
 * status. A signal stops the app.
 */
final class AppProcessHost {
    private AppProcessHost() {}

    public static void main(String... argv) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("WHO", "app");
        Adoption.begin();
        AppProcess app =
                AppProcess.start(List.of(argv), Path.of(""), environment, Duration.ofSeconds(1));
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        Files.createFile(Path.of("started"));
        System.exit(app.exitStatus().join());
    }
}
