package dev.lakefront.app.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.app.process.Executable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The Node that the app's packages are installed for: some are compiled, for one version. */
final class NodeVersion {
    private NodeVersion() {}

    /**
     * Asks it.
     *
     * @return empty if it does not say
     */
    static String in(Path folder, Map<String, String> environment) throws IOException {
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
        Process asked = builder.start();
        asked.getOutputStream().close();
        return new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
