package dev.lakefront.workspace.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a message, which nobody changes: in memory, or a part of a file, which is open until
 * each use of it was closed.
 */
public sealed interface Body extends AutoCloseable permits BytesInMemory, FilePart {
    Body EMPTY = of(new byte[0]);

    /** Of what comes, and may stay: more of it is a large file. */
    long MOST_HELD = 64 << 10;

    /** Of what is written: many answers wait for their clients at once. */
    long MOST_IN_MEMORY = 256 << 10;

    /** These bytes, which are the body's from now on. */
    static Body of(byte[] bytes) {
        return new BytesInMemory(bytes);
    }

    /** A text in UTF-8. */
    static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is written; much of it waits in a file until it is sent.
     *
     * @throws UncheckedIOException if that cannot be, because the disk is full, say
     */
    static Body written(Writing writing) {
        BodySink sink = new BodySink(MOST_IN_MEMORY);
        try {
            writing.to(sink.stream());
            return sink.whole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sink.close();
        }
    }

    /** Writes a body. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** How many bytes there are. */
    long size();

    /** Whether they are in memory, and not in a file. */
    boolean isInMemory();

    /** Some of the bytes, for another use: whoever asks for them closes them. */
    Body part(long from, long length);

    /** Writes all of them. */
    void writeTo(OutputStream out) throws IOException;

    /** All of them, not to be changed; in memory, therefore for few only. */
    byte[] bytes();

    /** The same bytes, for another use: whoever asks for them closes them. */
    default Body shared() {
        return part(0, size());
    }

    /** What it says, if it is a text in UTF-8. */
    default String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Ends this use of the bytes; once. */
    @Override
    void close();
}
