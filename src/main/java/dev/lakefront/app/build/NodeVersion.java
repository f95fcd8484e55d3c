package dev.lakefront.app.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.app.process.Executable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Node that the app runs with, and whose packages are installed: some are compiled for it. */
public final class NodeVersion {
    /** The platform's. */
    private static final String PLATFORM = "v22.16";

    private static final Pattern MAJOR_AND_MINOR = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\..*");

    private NodeVersion() {}

    /** How it is another than the platform's; null if it is of the same line. */
    static @Nullable String difference(String version) {
        String line = PLATFORM.substring(0, PLATFORM.indexOf('.') + 1);
        return version.isEmpty() || version.startsWith(line)
                ? null
                : "the app gets Node " + version + "; deployed it gets " + PLATFORM;
    }

    /**
     * Whether all of its own requests take the proxy of the environment if they are told to: from
     * 22.21 and 24.5 on (Node.js, {@code NODE_USE_ENV_PROXY}). One that nobody can read does.
     */
    public static boolean takesProxyOfEnvironment(String version) {
        Matcher matcher = MAJOR_AND_MINOR.matcher(version);
        if (!matcher.matches()) {
            return true;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        return switch (major) {
            case 22 -> minor >= 21;
            case 24 -> minor >= 5;
            default -> major > 24;
        };
    }

    /**
     * Asks it.
     *
     * @return empty if it does not say
     */
    public static String in(Path folder, Map<String, String> environment) {
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
