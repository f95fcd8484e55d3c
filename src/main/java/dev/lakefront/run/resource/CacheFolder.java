package dev.lakefront.run.resource;

import dev.lakefront.run.option.Surroundings;
import java.nio.file.Path;

/** Where Lakefront keeps what it can do without. */
final class CacheFolder {
    private static final String NAME = "lakefront";

    private CacheFolder() {}

    /** The folder of the XDG Base Directory Specification, or macOS's. */
    static Path of(Surroundings around) {
        String chosen = around.shell().getOrDefault("XDG_CACHE_HOME", "");
        if (chosen.startsWith("/")) { // the specification: a relative one is to be ignored
            return Path.of(chosen, NAME);
        }
        return System.getProperty("os.name").startsWith("Mac")
                ? around.home().resolve("Library/Caches").resolve(NAME)
                : around.home().resolve(".cache").resolve(NAME);
    }
}
