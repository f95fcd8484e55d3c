package dev.lakefront.workspace.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of a body one after the other: into memory, and into a file if they are many. */
final class BodySink {
    private final long mostInMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(0);
    private @Nullable SharedFile file;
    private long size;

    BodySink(long mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    /** How many there are so far. */
    long size() {
        return size;
    }

    /**
     * Takes all that can be read.
     *
     * @throws IOException if the disk is full, say
     */
    void add(ByteBuf bytes) throws IOException {
        size += bytes.readableBytes();
        if (file == null && size <= mostInMemory) {
            bytes.readBytes(memory, bytes.readableBytes());
        } else {
            SharedFile into = file == null ? spill() : file;
            while (bytes.isReadable()) {
                int _ = bytes.readBytes(into.channel(), bytes.readableBytes());
            }
        }
    }

    /** Takes what is written to it. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                add(Unpooled.wrappedBuffer(bytes, from, length));
            }
        };
    }

    /** What was held goes into a file, and so does the rest. */
    private SharedFile spill() throws IOException {
        SharedFile opened = SharedFile.nameless();
        file = opened;
        opened.channel().write(ByteBuffer.wrap(memory.toByteArray()));
        memory.reset();
        return opened;
    }

    /** All of them, which are whoever's who asks from now on. */
    Body whole() {
        SharedFile written = file;
        file = null;
        return written == null ? Body.of(memory.toByteArray()) : FilePart.of(written, size);
    }

    /** Forgets what nobody has asked for. */
    void close() {
        if (file != null) {
            file.release();
            file = null;
        }
    }
}
