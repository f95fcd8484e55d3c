package dev.lakefront.acceptance;

import dev.lakefront.testing.LakefrontCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The examples, where they can be installed and started. */
final class Examples {
    private static final Set<String> INSTALLED =
            Set.of(".venv", "node_modules", "uv.lock", "package-lock.json", "__pycache__");

    private Examples() {}

    /** The environment of whoever runs the tests, without a login. */
    static Map<String, String> shell() {
        var environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("DATABRICKS_"));
        return environment;
    }

    /** A folder that keeps what was installed for the next time, away from the sources. */
    static Path copyOf(String example) throws IOException {
        Path source = LakefrontCommand.LAUNCHER.resolveSibling("examples").resolve(example);
        Path copy = LakefrontCommand.LAUNCHER.resolveSibling("target/acceptance").resolve(example);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(f -> isSource(source.relativize(f))).toList()) {
                Path target = copy.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return copy.toRealPath();
    }

    /** The same, with what the example needs: it can then be started without a network. */
    static Path installed(String example) throws IOException, InterruptedException {
        Path copy = copyOf(example);
        var uv = new ProcessBuilder("uv", "sync", "--quiet").directory(copy.toFile());
        if (uv.inheritIO().start().waitFor() != 0) {
            throw new AssertionError("not installed: " + copy);
        }
        return copy;
    }

    private static boolean isSource(Path relative) {
        for (Path name : relative) {
            if (INSTALLED.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }
}
