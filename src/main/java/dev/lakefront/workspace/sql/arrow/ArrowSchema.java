package dev.lakefront.workspace.sql.arrow;

import java.util.List;

/**
 * Writes what a stream's columns are. The numbers are those of
 * https://github.com/apache/arrow/blob/main/format/Schema.fbs
 */
final class ArrowSchema {
    private static final int MICROSECOND = 2;
    private static final int SINGLE = 1;
    private static final int DOUBLE = 2;

    private ArrowSchema() {}

    /** The position of the schema. */
    static int write(FlatBuffer out, List<ArrowField> fields) {
        int vector = vector(out, fields);
        return out.table(2).pointer(1, vector).end();
    }

    private static int vector(FlatBuffer out, List<ArrowField> fields) {
        return out.pointers(fields.stream().mapToInt(field -> field(out, field)).toArray());
    }

    private static int field(FlatBuffer out, ArrowField field) {
        int name = out.text(field.name());
        int children = vector(out, field.children());
        int type = type(out, field);
        return out.table(6)
                .pointer(0, name)
                .pointer(3, type)
                .pointer(5, children)
                .field(1, field.nullable() ? 1 : 0, Byte.BYTES)
                .field(2, kind(field.layout()), Byte.BYTES)
                .end();
    }

    private static int kind(ArrowField.Layout layout) {
        return switch (layout) {
            case INT_8, INT_16, INT_32, INT_64 -> 2;
            case FLOAT_32, FLOAT_64 -> 3;
            case BYTES -> 4;
            case TEXT -> 5;
            case BOOLEAN -> 6;
            case DECIMAL_128 -> 7;
            case DAYS -> 8;
            case MICROSECONDS -> 10;
            case LIST -> 12;
            case STRUCT -> 13;
            case MAP -> 17;
        };
    }

    private static int type(FlatBuffer out, ArrowField field) {
        return switch (field.layout()) {
            case INT_8 -> signed(out, Byte.SIZE);
            case INT_16 -> signed(out, Short.SIZE);
            case INT_32 -> signed(out, Integer.SIZE);
            case INT_64 -> signed(out, Long.SIZE);
            case FLOAT_32 -> out.table(1).field(0, SINGLE, Short.BYTES).end();
            case FLOAT_64 -> out.table(1).field(0, DOUBLE, Short.BYTES).end();
            case DECIMAL_128 -> decimal(out, field.type().precision(), field.type().scale());
            // its unit: the default is not the day
            case DAYS -> out.table(1).field(0, 0, Short.BYTES).end();
            case MICROSECONDS -> timestamp(out);
            case BOOLEAN, BYTES, TEXT, LIST, STRUCT, MAP -> out.table(0).end();
        };
    }

    private static int signed(FlatBuffer out, int bits) {
        return out.table(2).field(0, bits, Integer.BYTES).field(1, 1, Byte.BYTES).end();
    }

    private static int decimal(FlatBuffer out, int precision, int scale) {
        return out.table(2).field(0, precision, Integer.BYTES).field(1, scale, Integer.BYTES).end();
    }

    private static int timestamp(FlatBuffer out) {
        int zone = out.text("Etc/UTC");
        return out.table(2).pointer(1, zone).field(0, MICROSECOND, Short.BYTES).end();
    }
}
