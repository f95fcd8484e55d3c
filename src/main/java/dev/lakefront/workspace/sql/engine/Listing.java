package dev.lakefront.workspace.sql.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of what there is for a caller.
 *
 * @param kind of which things
 * @param filter which of them
 * @param fields what is told of each
 */
public record Listing(Kind kind, Filter filter, List<Field> fields) {
    public Listing {
        fields = List.copyOf(fields);
    }

    /** Kinds of things. */
    public enum Kind {
        CATALOGS,
        SCHEMAS,
        TABLES,
        COLUMNS
    }

    /**
     * Which things are asked for.
     *
     * @param tableTypes empty for every type
     */
    public record Filter(
            NamePattern catalog,
            NamePattern schema,
            NamePattern table,
            NamePattern column,
            Set<String> tableTypes) {
        /** All of them. */
        public static final Filter ALL =
                new Filter(
                        NamePattern.ANY,
                        NamePattern.ANY,
                        NamePattern.ANY,
                        NamePattern.ANY,
                        Set.of());

        public Filter {
            tableTypes = Set.copyOf(tableTypes);
        }

        public Filter withCatalog(NamePattern pattern) {
            return new Filter(pattern, schema, table, column, tableTypes);
        }

        public Filter withSchema(NamePattern pattern) {
            return new Filter(catalog, pattern, table, column, tableTypes);
        }

        public Filter withTable(NamePattern pattern) {
            return new Filter(catalog, schema, pattern, column, tableTypes);
        }

        public Filter withColumn(NamePattern pattern) {
            return new Filter(catalog, schema, table, pattern, tableTypes);
        }

        public Filter withTableTypes(Set<String> types) {
            return new Filter(catalog, schema, table, column, types);
        }

        boolean lets(Entry entry) {
            return catalog.matches(entry.catalog())
                    && schema.matches(entry.schema())
                    && table.matches(entry.table())
                    && column.matches(entry.column().name())
                    && (tableTypes.isEmpty()
                            || tableTypes.contains(entry.tableType().toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * A column of the list.
     *
     * @param value the text of a cell; null for none
     */
    public record Field(Column column, Function<Entry, @Nullable String> value) {
        /**
         * A column of a simple type.
         *
         * @param type as DuckDB names it
         */
        public static Field of(String name, String type, Function<Entry, @Nullable String> value) {
            return new Field(new Column(name, ColumnType.simple(type)), value);
        }

        public static Field text(String name, Function<Entry, @Nullable String> value) {
            return of(name, "VARCHAR", value);
        }

        static Field truth(String name, Predicate<Entry> value) {
            return of(name, "BOOLEAN", entry -> String.valueOf(value.test(entry)));
        }

        /** A number of 32 bits. */
        public static Field number(String name, Function<Entry, @Nullable Integer> value) {
            return of(
                    name,
                    "INTEGER",
                    entry -> {
                        Integer number = value.apply(entry);
                        return number == null ? null : number.toString();
                    });
        }
    }

    Result of(List<Entry> entries) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            if (filter.lets(entry)) {
                rows.add(row(entry));
            }
        }
        return TextRows.of(fields.stream().map(Field::column).toList(), rows);
    }

    private List<@Nullable String> row(Entry entry) {
        List<@Nullable String> row = new ArrayList<>();
        for (Field field : fields) {
            row.add(field.value().apply(entry));
        }
        return row;
    }
}
