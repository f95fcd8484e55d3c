package dev.lakefront.workspace.sql.thrift.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a struct. A null is left out. */
public final class StructWriter {
    private final ByteBuf out;

    private StructWriter(ByteBuf out) {
        this.out = out;
    }

    static void write(ByteBuf out, Consumer<StructWriter> fields) {
        fields.accept(new StructWriter(out));
        out.writeByte(WireType.STOP);
    }

    public StructWriter bool(int field, boolean value) {
        header(field, WireType.BOOL);
        out.writeByte(value ? 1 : 0);
        return this;
    }

    public StructWriter i32(int field, int value) {
        header(field, WireType.I32);
        out.writeInt(value);
        return this;
    }

    public StructWriter i64(int field, long value) {
        header(field, WireType.I64);
        out.writeLong(value);
        return this;
    }

    public StructWriter text(int field, @Nullable String value) {
        return value == null ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public StructWriter bytes(int field, byte[] value) {
        header(field, WireType.BINARY);
        out.writeInt(value.length).writeBytes(value);
        return this;
    }

    public StructWriter struct(int field, Consumer<StructWriter> fields) {
        header(field, WireType.STRUCT);
        write(out, fields);
        return this;
    }

    /** A list of structs. */
    public <T> StructWriter structs(
            int field, List<T> elements, BiConsumer<StructWriter, T> fields) {
        listHeader(field, WireType.STRUCT, elements.size());
        for (T element : elements) {
            write(out, struct -> fields.accept(struct, element));
        }
        return this;
    }

    /** A map from texts to structs, with one entry each. */
    public StructWriter structsByName(
            int field, List<String> names, BiConsumer<StructWriter, String> fields) {
        header(field, WireType.MAP);
        out.writeByte(WireType.BINARY).writeByte(WireType.STRUCT).writeInt(names.size());
        for (String name : names) {
            out.writeInt(name.length()).writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            write(out, struct -> fields.accept(struct, name));
        }
        return this;
    }

    /** A list of values; {@code kind} writes each of them. */
    public <T extends @Nullable Object> StructWriter values(
            int field, Kind kind, List<T> values, BiConsumer<ByteBuf, T> write) {
        listHeader(field, kind.type, values.size());
        for (T value : values) {
            write.accept(out, value);
        }
        return this;
    }

    private void listHeader(int field, int elementType, int size) {
        header(field, WireType.LIST);
        out.writeByte(elementType).writeInt(size);
    }

    private void header(int field, int type) {
        out.writeByte(type).writeShort(field);
    }

    /** What a list of values has. */
    public enum Kind {
        BOOL(WireType.BOOL),
        I8(WireType.I8),
        I16(WireType.I16),
        I32(WireType.I32),
        I64(WireType.I64),
        DOUBLE(WireType.DOUBLE),
        BINARY(WireType.BINARY);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }
}
