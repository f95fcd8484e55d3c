package dev.lakefront.workspace.http;

import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of a file, which are read when they are needed, and never all at once. */
public final class FilePart implements Body {
    private final SharedFile file;
    private final long from;
    private final long size;

    private FilePart(SharedFile file, long from, long size) {
        this.file = file;
        this.from = from;
        this.size = size;
    }

    /** All of a file, as long as it is now. */
    public static FilePart open(Path path) throws IOException {
        SharedFile file = new SharedFile(FileChannel.open(path, StandardOpenOption.READ));
        try {
            return new FilePart(file, 0, file.channel().size());
        } catch (IOException e) {
            file.release();
            throw e;
        }
    }

    /** The first bytes of a file, whose only use is this one. */
    static FilePart of(SharedFile file, long size) {
        return new FilePart(file, 0, size);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public FilePart part(long start, long length) {
        file.retain();
        return new FilePart(file, from + start, length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        WritableByteChannel target = Channels.newChannel(out);
        long done = 0;
        while (done < size) {
            long copied = file.channel().transferTo(from + done, size - done, target);
            if (copied <= 0) {
                throw new EOFException("the file has become shorter");
            }
            done += copied;
        }
    }

    @Override
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
        try {
            while (bytes.hasRemaining()) {
                if (file.channel().read(bytes, from + bytes.position()) < 0) {
                    throw new EOFException("the file has become shorter");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    /** The same, for the network; closes this use when it was sent, or cannot be. */
    FileRegion region() {
        return new DefaultFileRegion(file.channel(), from, size) {
            @Override
            protected void deallocate() {
                close();
            }
        };
    }

    @Override
    public void close() {
        file.release();
    }
}
