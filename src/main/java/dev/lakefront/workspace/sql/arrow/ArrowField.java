package dev.lakefront.workspace.sql.arrow;

import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.engine.ColumnType;
import java.util.List;

/**
 * A column, or a part of one, as Arrow has it.
 *
 * @param children an array's element; a map's entries, a struct of two; a struct's fields
 */
record ArrowField(
        String name, Layout layout, ColumnType type, boolean nullable, List<ArrowField> children) {

    enum Layout {
        BOOLEAN,
        INT_8,
        INT_16,
        INT_32,
        INT_64,
        FLOAT_32,
        FLOAT_64,
        DECIMAL_128,
        DAYS,
        MICROSECONDS,
        BYTES,
        TEXT,
        LIST,
        MAP,
        STRUCT
    }

    static ArrowField of(Column column, ArrowTypes types) {
        return of(column.name(), column.type(), true, types);
    }

    private static ArrowField of(String name, ColumnType type, boolean nullable, ArrowTypes types) {
        Layout layout = layout(type, types);
        return new ArrowField(name, layout, type, nullable, children(layout, type, types));
    }

    private static List<ArrowField> children(Layout layout, ColumnType type, ArrowTypes types) {
        return switch (layout) {
            case LIST, STRUCT -> type.parts().stream().map(part -> of(part, types)).toList();
            case MAP -> List.of(entries(type, types));
            default -> List.of();
        };
    }

    private static ArrowField entries(ColumnType map, ArrowTypes types) {
        Column key = map.parts().getFirst();
        return new ArrowField(
                "entries",
                Layout.STRUCT,
                map,
                false,
                List.of(
                        of(key.name(), key.type(), false, types),
                        of(map.parts().getLast(), types)));
    }

    private static Layout layout(ColumnType type, ArrowTypes types) {
        return switch (type.name()) {
            case "BOOLEAN" -> Layout.BOOLEAN;
            case "BYTE" -> Layout.INT_8;
            case "SHORT" -> Layout.INT_16;
            case "INT" -> Layout.INT_32;
            case "LONG" -> Layout.INT_64;
            case "FLOAT" -> Layout.FLOAT_32;
            case "DOUBLE" -> Layout.FLOAT_64;
            case "DECIMAL" -> types.decimals() ? Layout.DECIMAL_128 : Layout.TEXT;
            case "DATE" -> Layout.DAYS;
            case "TIMESTAMP" -> types.timestamps() ? Layout.MICROSECONDS : Layout.TEXT;
            case "BINARY" -> Layout.BYTES;
            case "ARRAY" -> types.nested() ? Layout.LIST : Layout.TEXT;
            case "MAP" -> types.nested() ? Layout.MAP : Layout.TEXT;
            case "STRUCT" -> types.nested() ? Layout.STRUCT : Layout.TEXT;
            default -> Layout.TEXT;
        };
    }
}
