package dev.lakefront.credentials.transport;

import dev.lakefront.credentials.setting.LoginRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the shell finds commands: its {@code PATH}. */
public final class SearchPath {
    private SearchPath() {}

    /** The first executable of that name that is accepted; null if there is none. */
    public static @Nullable Path find(String name, LoginRequest shell, Predicate<Path> accepted) {
        String path = shell.variable("PATH");
        if (path == null) {
            return null;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = executable(folder, name);
            // a relative folder would let the app's own folder name the program
            if (candidate != null && candidate.isAbsolute() && accepted.test(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** The file if it can be run; else null. */
    public static @Nullable Path executable(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return Files.isRegularFile(file) && Files.isExecutable(file) ? file : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
