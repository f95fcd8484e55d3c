package dev.lakefront.app.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.app.process.Executable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Node that the app's packages are installed for: some are compiled, for one version. */
final class NodeVersion {
    /** The platform's. */
    private static final String PLATFORM = "v22.16";

    private NodeVersion() {}

    /** How it is another than the platform's; null if it is of the same line. */
    static @Nullable String difference(String version) {
        String line = PLATFORM.substring(0, PLATFORM.indexOf('.') + 1);
        return version.isEmpty() || version.startsWith(line)
                ? null
                : "the app gets Node " + version + "; deployed it gets " + PLATFORM;
    }

    /**
     * Asks it.
     *
     * @return empty if it does not say
     */
    static String in(Path folder, Map<String, String> environment) {
        Path node = Executable.find("node", folder, environment);
        if (node == null) {
            return "";
        }
        ProcessBuilder builder =
                new ProcessBuilder(node.toString(), "--version")
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process asked = builder.start();
            asked.getOutputStream().close();
            return new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
