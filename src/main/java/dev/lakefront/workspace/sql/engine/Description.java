package dev.lakefront.workspace.sql.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code DESCRIBE}: the columns that a query would find, or that a table has (SQL
 * language reference, DESCRIBE QUERY and DESCRIBE TABLE). AppKit makes types of it when it is
 * built.
 */
final class Description {
    private static final List<Column> COLUMNS =
            TextRows.columns("col_name", "data_type", "comment");

    private Description() {}

    static Result of(List<Column> query) {
        return TextRows.of(COLUMNS, rows(query));
    }

    /** With what is known of the table itself, as {@code DESCRIBE EXTENDED} tells it. */
    static Result of(List<Column> columns, Entry table) {
        List<List<@Nullable String>> rows = rows(columns);
        rows.add(row("", ""));
        rows.add(row("# Detailed Table Information", ""));
        rows.add(row("Catalog", table.catalog()));
        rows.add(row("Database", table.schema()));
        rows.add(row("Table", table.table()));
        rows.add(row("Type", table.tableType().equals("VIEW") ? "VIEW" : "MANAGED"));
        return TextRows.of(COLUMNS, rows);
    }

    /** The result of {@code SHOW COLUMNS}. */
    static Result names(List<Column> columns) {
        return TextRows.of(
                TextRows.columns("col_name"),
                columns.stream()
                        .<List<@Nullable String>>map(each -> List.of(each.name()))
                        .toList());
    }

    private static List<List<@Nullable String>> rows(List<Column> columns) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Column column : columns) {
            rows.add(Arrays.asList(column.name(), text(column.type()), null));
        }
        return rows;
    }

    private static List<@Nullable String> row(String name, String value) {
        return List.of(name, value, "");
    }

    /** Small letters, but for the names of fields. */
    private static String text(ColumnType type) {
        List<Column> parts = type.parts();
        return switch (type.name()) {
            case "ARRAY" -> "array<" + text(parts.getFirst().type()) + ">";
            case "MAP" ->
                    "map<"
                            + text(parts.getFirst().type())
                            + ","
                            + text(parts.getLast().type())
                            + ">";
            case "STRUCT" ->
                    parts.stream()
                            .map(field -> field.name() + ":" + text(field.type()))
                            .collect(Collectors.joining(",", "struct<", ">"));
            default -> type.text().toLowerCase(Locale.ROOT);
        };
    }
}
