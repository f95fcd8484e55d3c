package dev.lakefront.workspace.sql.engine;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JsonGenerator;

/** A part of a result. It is kept packed: the heap is small, and rows resemble each other. */
public final class Chunk {
    private static final int PIECE = 8192;

    private final long rowOffset;
    private final int rowCount;
    private final byte[] packed;
    private final long unpackedSize;

    private Chunk(long rowOffset, int rowCount, byte[] packed, long unpackedSize) {
        this.rowOffset = rowOffset;
        this.rowCount = rowCount;
        this.packed = packed;
        this.unpackedSize = unpackedSize;
    }

    public long rowOffset() {
        return rowOffset;
    }

    public int rowCount() {
        return rowCount;
    }

    /** A JSON array of arrays, all in memory. */
    public String rows() {
        try (InputStream in = unpacked()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the JSON array of arrays as a value, piece by piece. */
    public void writeRows(JsonGenerator json) {
        char[] piece = new char[PIECE];
        try (Reader rows = new InputStreamReader(unpacked(), StandardCharsets.UTF_8)) {
            json.writeRawValue("");
            int length = rows.read(piece);
            while (length > 0) {
                json.writeRaw(piece, 0, length);
                length = rows.read(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the JSON array of arrays in UTF-8, piece by piece. */
    public void writeRows(OutputStream out) throws IOException {
        try (InputStream in = unpacked()) {
            long _ = in.transferTo(out);
        }
    }

    /** How long the JSON array of arrays is, in UTF-8. */
    public long unpackedSize() {
        return unpackedSize;
    }

    private InputStream unpacked() {
        return new InflaterInputStream(new ByteArrayInputStream(packed));
    }

    /** What it takes of the heap, in bytes. */
    public int size() {
        return packed.length;
    }

    /** Packs rows one after the other: they are never there all at once. */
    static final class Packer {
        private final long rowOffset;
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private final OutputStream out =
                new BufferedOutputStream(new DeflaterOutputStream(packed, deflater));
        private int rowCount;
        private long size;

        /**
         * @param rowOffset how many rows are before those that it packs
         */
        Packer(long rowOffset) {
            this.rowOffset = rowOffset;
        }

        /**
         * @param row a JSON array, whose values are strings or null
         */
        void add(String row) {
            write(rowCount == 0 ? "[" : ",");
            write(row);
            rowCount++;
        }

        /** How many bytes there are, before they are packed. */
        long size() {
            return size;
        }

        int rowCount() {
            return rowCount;
        }

        /** All of them; none can follow. */
        Chunk whole() {
            write("]");
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            deflater.end();
            return new Chunk(rowOffset, rowCount, packed.toByteArray(), size);
        }

        private void write(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            size += bytes.length;
        }
    }
}
