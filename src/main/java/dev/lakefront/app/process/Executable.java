package dev.lakefront.app.process;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the program of a command as {@code execvp} of the app would: in the {@code PATH} of the
 * app's own environment, not of ours.
 */
public final class Executable {
    /** What {@code execvp} uses when there is no {@code PATH}. */
    private static final String DEFAULT_PATH = "/usr/bin:/bin";

    private Executable() {}

    /**
     * The file to execute.
     *
     * @param command a name to look up, or a path, which is relative to the folder
     * @throws ProblemException if there is no such program, or it may not be executed
     */
    public static Path locate(String command, Path folder, Map<String, String> environment) {
        if (command.indexOf('/') >= 0) {
            return atPath(command, folder);
        }
        Path found = find(command, folder, environment);
        if (found == null) {
            throw new ProblemException(
                    new Problem(
                            command + ": command not found in the app's PATH",
                            null,
                            fixFor(command)));
        }
        return found;
    }

    /**
     * Whether there is such a program.
     *
     * @param command a name to look up, or a path, which is relative to the folder
     */
    public static boolean isThere(String command, Path folder, Map<String, String> environment) {
        Path file =
                command.indexOf('/') < 0
                        ? find(command, folder, environment)
                        : resolve(folder, command);
        return file != null && isProgram(file);
    }

    /** The program of that name in the environment's {@code PATH}; null if there is none. */
    public static @Nullable Path find(String name, Path folder, Map<String, String> environment) {
        if (name.isEmpty()) {
            return null;
        }
        for (String entry : environment.getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
            Path candidate = resolve(folder, entry.isEmpty() ? name : entry + "/" + name);
            if (candidate != null && isProgram(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static Path atPath(String command, Path folder) {
        Path file = resolve(folder, command);
        if (file == null || !Files.exists(file)) {
            throw new ProblemException(
                    Problem.of(
                            command + ": no such file in the app's folder",
                            "correct the first word of command: in the app spec"));
        }
        if (!isProgram(file)) {
            throw new ProblemException(
                    Problem.of(command + ": not executable", "run chmod +x " + command));
        }
        return file;
    }

    private static @Nullable Path resolve(Path folder, String path) {
        try {
            return folder.toAbsolutePath().resolve(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static String fixFor(String command) {
        return switch (command) {
            case "uv", "uvx" ->
                    "install uv (pip install uv, or https://docs.astral.sh/uv) and try again";
            case "npm", "npx", "node" -> "install Node.js (https://nodejs.org) and try again";
            case "pnpm" -> "run npm install -g pnpm (or see https://pnpm.io) and try again";
            case "python", "pip" -> "activate the app's virtual environment, or start with --build";
            default ->
                    "install it, or activate the virtual environment that has it, or start with"
                            + " --build";
        };
    }
}
