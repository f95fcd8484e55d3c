package dev.lakefront.workspace.sql.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a type as DuckDB writes it: {@code DECIMAL(10,2)}, {@code STRUCT(a INTEGER)[]}. */
final class DuckDbType {
    /** As errors call them. */
    private static final Map<String, String> INTERNAL =
            Map.of(
                    "BOOL",
                    "BOOLEAN",
                    "INT8",
                    "TINYINT",
                    "INT16",
                    "SMALLINT",
                    "INT32",
                    "INTEGER",
                    "INT64",
                    "BIGINT");

    private DuckDbType() {}

    static ColumnType read(String type) {
        if (type.endsWith("]")) {
            return ColumnType.array(read(type.substring(0, type.lastIndexOf('['))));
        }
        if (type.startsWith("STRUCT(")) {
            return ColumnType.struct(fields(parts(type)));
        }
        if (type.startsWith("MAP(")) {
            List<String> types = parts(type);
            return ColumnType.map(read(types.get(0)), read(types.get(1)));
        }
        if (type.startsWith("DECIMAL(")) {
            List<String> digits = parts(type);
            return ColumnType.decimal(
                    Integer.parseInt(digits.get(0)), Integer.parseInt(digits.get(1)));
        }
        return ColumnType.simple(INTERNAL.getOrDefault(type, type));
    }

    private static List<Column> fields(List<String> texts) {
        List<Column> fields = new ArrayList<>();
        for (String text : texts) {
            fields.add(isUnnamed(text) ? new Column(nth(fields), read(text)) : field(text));
        }
        return fields;
    }

    /** As the platform names what has no name. */
    private static String nth(List<Column> before) {
        return "col" + (before.size() + 1);
    }

    private static boolean isUnnamed(String field) {
        int blank = field.indexOf(' ');
        int parenthesis = field.indexOf('(');
        return !field.startsWith("\"")
                && (blank < 0
                        || (parenthesis >= 0 && parenthesis < blank)
                        || field.startsWith("TIMESTAMP WITH TIME ZONE")
                        || field.startsWith("TIME WITH TIME ZONE"));
    }

    /** A name, in quotes if it must be, a blank and a type. */
    private static Column field(String field) {
        int end = 0;
        boolean quoted = false;
        while (quoted || field.charAt(end) != ' ') {
            quoted ^= field.charAt(end) == '"';
            end++;
        }
        String name = field.substring(0, end);
        if (name.startsWith("\"")) {
            name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        return new Column(name, read(field.substring(end + 1)));
    }

    /** What stands between the outer parentheses, divided at the commas of that level. */
    private static List<String> parts(String type) {
        List<String> parts = new ArrayList<>();
        int start = type.indexOf('(') + 1;
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < type.length(); i++) {
            char c = type.charAt(i);
            quoted ^= c == '"';
            if (quoted) {
                continue;
            }
            if (depth == 0 && (c == ',' || c == ')')) {
                parts.add(type.substring(start, i).trim());
                start = i + 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return parts;
    }
}
