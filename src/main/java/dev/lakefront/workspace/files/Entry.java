package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Body;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is at a path.
 *
 * @param size in bytes; 0 for a directory
 * @param content null for a directory
 */
record Entry(long size, Instant modified, @Nullable Content content) {
    static Entry directory(Instant modified) {
        return new Entry(0, modified, null);
    }

    static Entry file(Body body, Instant modified) {
        return new Entry(body.size(), modified, () -> body);
    }

    boolean isDirectory() {
        return content == null;
    }

    /** What a file holds. */
    @FunctionalInterface
    interface Content {
        Body read() throws IOException;
    }
}
