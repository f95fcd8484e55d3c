package dev.lakefront.workspace.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that are few enough to be held. */
final class BytesInMemory implements Body {
    private final byte[] bytes;

    BytesInMemory(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public Body part(long from, long length) {
        return from == 0 && length == bytes.length
                ? this
                : new BytesInMemory(Arrays.copyOfRange(bytes, (int) from, (int) (from + length)));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
