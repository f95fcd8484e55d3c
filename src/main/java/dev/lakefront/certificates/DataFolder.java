package dev.lakefront.certificates;

import java.nio.file.Path;
import java.util.Map;

/** Where Lakefront keeps what must outlive a run. */
public final class DataFolder {
    private static final String NAME = "lakefront";

    private DataFolder() {}

    /**
     * The folder of this system's convention: the XDG Base Directory Specification's, or macOS's.
     *
     * @param system its name, as {@code os.name} has it
     */
    public static Path of(Map<String, String> environment, Path home, String system) {
        String chosen = environment.getOrDefault("XDG_DATA_HOME", "");
        if (chosen.startsWith("/")) { // the specification: a relative one is to be ignored
            return Path.of(chosen, NAME);
        }
        return system.startsWith("Mac")
                ? home.resolve("Library/Application Support").resolve(NAME)
                : home.resolve(".local/share").resolve(NAME);
    }
}
