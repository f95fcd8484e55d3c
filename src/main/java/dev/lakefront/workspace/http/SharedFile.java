package dev.lakefront.workspace.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An open file, for as long as somebody uses it. */
final class SharedFile {
    private final FileChannel channel;
    private int uses = 1;

    /**
     * @param channel closed after its last use; its first one is the caller's
     */
    SharedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** A new file without a name: however this process ends, nothing of it stays. */
    static SharedFile nameless() throws IOException {
        // for its owner only
        Path path = Files.createTempFile("lakefront-", null);
        try {
            return new SharedFile(
                    FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } finally {
            Files.delete(path);
        }
    }

    FileChannel channel() {
        return channel;
    }

    synchronized void retain() {
        if (uses == 0) {
            throw new IllegalStateException("the file was closed");
        }
        uses++;
    }

    synchronized void release() {
        uses--;
        if (uses == 0) {
            try {
                channel.close();
            } catch (IOException e) {
                // nobody reads it any more
            }
        }
    }
}
