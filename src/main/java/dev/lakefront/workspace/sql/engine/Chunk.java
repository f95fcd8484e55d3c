package dev.lakefront.workspace.sql.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A part of a result. It is kept packed: the heap is small, and rows resemble each other. */
public final class Chunk {
    private final long rowOffset;
    private final int rowCount;
    private final byte[] packed;

    private Chunk(long rowOffset, int rowCount, byte[] packed) {
        this.rowOffset = rowOffset;
        this.rowCount = rowCount;
        this.packed = packed;
    }

    /**
     * Packs rows.
     *
     * @param rowOffset how many rows are before them
     * @param rows a JSON array of arrays, whose values are strings or null
     */
    static Chunk of(long rowOffset, int rowCount, String rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED);
                DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(rows.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chunk(rowOffset, rowCount, bytes.toByteArray());
    }

    public long rowOffset() {
        return rowOffset;
    }

    public int rowCount() {
        return rowCount;
    }

    /** A JSON array of arrays. */
    public String rows() {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it takes of the heap, in bytes. */
    public int size() {
        return packed.length;
    }
}
