package dev.lakefront.app.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One of our own standard streams, which stays open. */
final class OurStream implements OutputTarget {
    /** One that somebody else has made not to block takes some more after this. */
    private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final WritableByteChannel channel;

    OurStream(FileDescriptor descriptor) {
        this.channel = new FileOutputStream(descriptor).getChannel();
    }

    @Override
    public void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
                LockSupport.parkNanos(FULL_NANOS);
            }
        }
    }

    @Override
    public void end() {
        // it is ours
    }
}
