package dev.lakefront.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The {@code .venv} in the app's folder, which may not be there (PEP 405). */
record VirtualEnvironment(Path path) {
    static final String NAME = ".venv";
    static final String CONFIGURATION = "pyvenv.cfg";

    /**
     * What uv and virtualenv call the version in {@code pyvenv.cfg}, and what Python's venv does.
     */
    private static final String VERSION_KEYS = "version_info|version";

    static VirtualEnvironment in(Path folder) {
        return new VirtualEnvironment(folder.resolve(NAME).toAbsolutePath().normalize());
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Whether a Python can be started in it: the one that it was made from may be gone. */
    boolean isUsable() {
        return pythonVersion() != null && Files.isExecutable(path.resolve("bin/python"));
    }

    /** Its Python's version, {@code 3.11.7}; null if it does not say. */
    @Nullable String pythonVersion() {
        try {
            for (String line : Files.readAllLines(path.resolve(CONFIGURATION))) {
                int equals = line.indexOf('=');
                if (equals > 0 && line.substring(0, equals).strip().matches(VERSION_KEYS)) {
                    return line.substring(equals + 1).strip();
                }
            }
        } catch (IOException notThere) {
            // nor a version
        }
        return null;
    }
}
