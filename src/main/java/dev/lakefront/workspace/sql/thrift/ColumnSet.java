package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter.Kind;
import dev.lakefront.workspace.sql.value.Cells;
import dev.lakefront.workspace.sql.value.Rows;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code TRowSet}. Thrift has no type for decimals, dates, timestamps and what is
 * nested: they are texts, as Spark writes them.
 */
final class ColumnSet {
    private static final int COLUMNS = 3;

    private ColumnSet() {}

    static void write(StructWriter out, List<Column> columns, Rows rows) {
        out.structs(
                COLUMNS,
                IntStream.range(0, columns.size()).boxed().toList(),
                (union, i) -> column(union, columns.get(i), rows.columns().get(i)));
    }

    /** The number of the union's field is the one of the type. */
    private static void column(StructWriter union, Column column, List<@Nullable String> values) {
        switch (column.type().name()) {
            case "BOOLEAN" ->
                    values(
                            union,
                            1,
                            Kind.BOOL,
                            values,
                            "false",
                            (out, value) -> out.writeBoolean("true".equals(value)));
            case "BYTE" ->
                    values(
                            union,
                            2,
                            Kind.I8,
                            values,
                            "0",
                            (out, value) -> out.writeByte(Integer.parseInt(value)));
            case "SHORT" ->
                    values(
                            union,
                            3,
                            Kind.I16,
                            values,
                            "0",
                            (out, value) -> out.writeShort(Integer.parseInt(value)));
            case "INT" ->
                    values(
                            union,
                            4,
                            Kind.I32,
                            values,
                            "0",
                            (out, value) -> out.writeInt(Integer.parseInt(value)));
            case "LONG" ->
                    values(
                            union,
                            5,
                            Kind.I64,
                            values,
                            "0",
                            (out, value) -> out.writeLong(Long.parseLong(value)));
            case "FLOAT", "DOUBLE" ->
                    values(
                            union,
                            6,
                            Kind.DOUBLE,
                            values,
                            "0",
                            (out, value) -> out.writeDouble(Double.parseDouble(value)));
            case "BINARY" ->
                    values(
                            union,
                            8,
                            Kind.BINARY,
                            values,
                            "",
                            (out, value) -> write(out, Cells.bytes(value)));
            case "TIMESTAMP" ->
                    values(
                            union,
                            7,
                            Kind.BINARY,
                            values,
                            "",
                            (out, value) ->
                                    write(out, value.isEmpty() ? value : Cells.timestamp(value)));
            default -> values(union, 7, Kind.BINARY, values, "", ColumnSet::write);
        }
    }

    /**
     * @param filler stands where a null is
     */
    private static void values(
            StructWriter union,
            int field,
            Kind kind,
            List<@Nullable String> values,
            String filler,
            BiConsumer<ByteBuf, String> write) {
        union.struct(
                field,
                column ->
                        column.values(
                                        1,
                                        kind,
                                        values,
                                        (out, value) ->
                                                write.accept(out, value == null ? filler : value))
                                .bytes(2, nulls(values)));
    }

    private static void write(ByteBuf out, String text) {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(ByteBuf out, byte[] bytes) {
        out.writeInt(bytes.length).writeBytes(bytes);
    }

    /** A bit for each value, the first one the lowest. */
    private static byte[] nulls(List<@Nullable String> values) {
        byte[] bits = new byte[(values.size() + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                bits[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
            }
        }
        return bits;
    }
}
