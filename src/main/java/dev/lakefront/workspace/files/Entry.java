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

    /**
     * A file that was written.
     *
     * @param body the entry's from now on
     */
    static Entry file(Body body, Instant modified) {
        return new Entry(body.size(), modified, new Held(body));
    }

    /** How much of the memory it takes. */
    long heldBytes() {
        return content instanceof Held held && held.body.isInMemory() ? size : 0;
    }

    /** Whether it holds a file open. */
    boolean isOpen() {
        return content instanceof Held held && !held.body.isInMemory();
    }

    /** That nobody will ask for it any more. */
    void close() {
        if (content instanceof Held held) {
            held.body.close();
        }
    }

    boolean isDirectory() {
        return content == null;
    }

    /** What a file holds. */
    @FunctionalInterface
    interface Content {
        /** Its bytes as they are now, which whoever asks closes. */
        Body open() throws IOException;
    }

    private record Held(Body body) implements Content {
        @Override
        public Body open() {
            return body.shared();
        }
    }
}
