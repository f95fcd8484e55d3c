package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.engine.ColumnType;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import java.util.List;
import java.util.stream.IntStream;

/** {@code TTableSchema}: every type is a "primitive" one, as on the platform. */
final class TableSchema {
    private TableSchema() {}

    static void write(StructWriter out, List<Column> columns) {
        out.structs(
                1,
                IntStream.range(0, columns.size()).boxed().toList(),
                (description, i) -> describe(description, columns.get(i), i + 1));
    }

    private static void describe(StructWriter out, Column column, int position) {
        out.text(1, column.name())
                .struct(
                        2,
                        type ->
                                type.structs(
                                        1,
                                        List.of(column.type()),
                                        (entry, only) ->
                                                entry.struct(
                                                        1, primitive -> write(primitive, only))))
                .i32(3, position);
    }

    private static void write(StructWriter primitive, ColumnType type) {
        primitive.i32(1, id(type));
        if (type.name().equals("DECIMAL")) {
            primitive.struct(
                    2,
                    qualifiers ->
                            qualifiers.structsByName(
                                    1,
                                    List.of("precision", "scale"),
                                    (value, name) ->
                                            value.i32(
                                                    1,
                                                    name.equals("scale")
                                                            ? type.scale()
                                                            : type.precision())));
        }
    }

    /** {@code TTypeId}. */
    static int id(ColumnType type) {
        return switch (type.name()) {
            case "BOOLEAN" -> 0;
            case "BYTE" -> 1;
            case "SHORT" -> 2;
            case "INT" -> 3;
            case "LONG" -> 4;
            case "FLOAT" -> 5;
            case "DOUBLE" -> 6;
            case "TIMESTAMP" -> 8;
            case "BINARY" -> 9;
            case "ARRAY" -> 10;
            case "MAP" -> 11;
            case "STRUCT" -> 12;
            case "DECIMAL" -> 15;
            case "DATE" -> 17;
            default -> 7;
        };
    }
}
