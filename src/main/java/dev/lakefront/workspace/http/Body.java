package dev.lakefront.workspace.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a message, which nobody changes. */
public final class Body {
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, which are the body's from now on. */
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    /** A text in UTF-8. */
    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return bytes.length;
    }

    /** Writes all of them. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** The bytes themselves: not a copy, and not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What it says, if it is a text in UTF-8. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
