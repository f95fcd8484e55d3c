package dev.lakefront.workspace.sql.arrow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a buffer of FlatBuffers (https://flatbuffers.dev/internals/) from its end to its
 * beginning, so that what is pointed at is there before what points. A position is counted from the
 * end.
 */
final class FlatBuffer {
    private static final int INITIAL_BYTES = 512;
    private static final int OFFSET = 4;
    private static final int LONG = 8;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int written;
    private int alignment = 1;
    private int[] slots = {};
    private int tableEnd;

    /** The position of a text, which ends with a zero byte. */
    int text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        align(OFFSET, utf8.length + 1);
        put(0, 1);
        room(utf8.length);
        written += utf8.length;
        System.arraycopy(utf8, 0, bytes, bytes.length - written, utf8.length);
        put(utf8.length, OFFSET);
        return written;
    }

    /** The position of a vector that points at these. */
    int pointers(int... positions) {
        align(OFFSET, OFFSET * positions.length);
        for (int i = positions.length - 1; i >= 0; i--) {
            put(written + OFFSET - positions[i], OFFSET);
        }
        put(positions.length, OFFSET);
        return written;
    }

    /**
     * The position of a vector of structs.
     *
     * @param longs the fields of all of them, one after the other
     * @param fields how many a struct has
     */
    int structs(long[] longs, int fields) {
        align(OFFSET, LONG * longs.length);
        align(LONG, LONG * longs.length);
        for (int i = longs.length - 1; i >= 0; i--) {
            put(longs[i], LONG);
        }
        put(longs.length / fields, OFFSET);
        return written;
    }

    /** Begins a table; until {@link #end} nothing but its fields may be written. */
    FlatBuffer table(int fields) {
        slots = new int[fields];
        tableEnd = written;
        return this;
    }

    /** A number or truth value as a field. */
    FlatBuffer field(int slot, long value, int size) {
        align(size, 0);
        put(value, size);
        slots[slot] = written;
        return this;
    }

    /** A field that points at what was written before. */
    FlatBuffer pointer(int slot, int position) {
        align(OFFSET, 0);
        put(written + OFFSET - position, OFFSET);
        slots[slot] = written;
        return this;
    }

    /** The position of the table. */
    int end() {
        align(OFFSET, 0);
        put(0, OFFSET);
        int table = written;
        for (int i = slots.length - 1; i >= 0; i--) {
            put(slots[i] == 0 ? 0 : table - slots[i], 2);
        }
        put(table - tableEnd, 2);
        put(Short.BYTES * (slots.length + 2L), 2);
        // how far before the table the list of its fields is
        set(bytes.length - table, written - table, OFFSET);
        return table;
    }

    /** The whole buffer, whose root is the table at this position. */
    byte[] finish(int root) {
        align(alignment, OFFSET);
        put(written + OFFSET - root, OFFSET);
        return Arrays.copyOfRange(bytes, bytes.length - written, bytes.length);
    }

    /** Has what comes after so many bytes begin at a multiple of its size. */
    private void align(int size, int following) {
        alignment = Math.max(alignment, size);
        int padding = -(written + following) & (size - 1);
        room(padding);
        written += padding;
    }

    private void put(long value, int size) {
        room(size);
        written += size;
        set(bytes.length - written, value, size);
    }

    private void set(int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    private void room(int size) {
        if (written + size > bytes.length) {
            byte[] larger = new byte[2 * (written + size)];
            System.arraycopy(
                    bytes, bytes.length - written, larger, larger.length - written, written);
            bytes = larger;
        }
    }
}
