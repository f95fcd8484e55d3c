package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.engine.ColumnType;
import dev.lakefront.workspace.sql.engine.Entry;
import dev.lakefront.workspace.sql.engine.Listing;
import dev.lakefront.workspace.sql.engine.Listing.Field;
import dev.lakefront.workspace.sql.engine.Listing.Filter;
import dev.lakefront.workspace.sql.engine.Listing.Kind;
import dev.lakefront.workspace.sql.engine.NamePattern;
import dev.lakefront.workspace.sql.thrift.wire.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What drivers ask of catalogs, schemas, tables and columns, and the columns in which they are
 * told, which are those of HiveServer2 and of JDBC's {@code DatabaseMetaData}.
 */
final class Metadata {
    private static final int CATALOG = 2;
    private static final int SCHEMA = 3;
    private static final int TABLE = 4;
    private static final int TABLE_TYPES = 5;
    private static final int COLUMN = 5;

    private static final int RADIX = 10;

    private Metadata() {}

    static Listing catalogs() {
        return new Listing(
                Kind.CATALOGS, Filter.ALL, List.of(Field.text("TABLE_CAT", Entry::catalog)));
    }

    static Listing schemas(Struct request) {
        return new Listing(
                Kind.SCHEMAS,
                inSchema(request),
                List.of(
                        Field.text("TABLE_SCHEM", Entry::schema),
                        Field.text("TABLE_CATALOG", Entry::catalog)));
    }

    static Listing tables(Struct request) {
        Set<String> types = new HashSet<>();
        request.texts(TABLE_TYPES).forEach(type -> types.add(type.toUpperCase(Locale.ROOT)));
        return new Listing(
                Kind.TABLES,
                inTable(request).withTableTypes(types),
                List.of(
                        Field.text("TABLE_CAT", Entry::catalog),
                        Field.text("TABLE_SCHEM", Entry::schema),
                        Field.text("TABLE_NAME", Entry::table),
                        Field.text("TABLE_TYPE", Entry::tableType),
                        Field.text("REMARKS", entry -> ""),
                        Field.text("TYPE_CAT", entry -> null),
                        Field.text("TYPE_SCHEM", entry -> null),
                        Field.text("TYPE_NAME", entry -> null),
                        Field.text("SELF_REFERENCING_COL_NAME", entry -> null),
                        Field.text("REF_GENERATION", entry -> null)));
    }

    static Listing columns(Struct request) {
        return new Listing(
                Kind.COLUMNS,
                inTable(request).withColumn(NamePattern.like(request.text(COLUMN))),
                List.of(
                        Field.text("TABLE_CAT", Entry::catalog),
                        Field.text("TABLE_SCHEM", Entry::schema),
                        Field.text("TABLE_NAME", Entry::table),
                        Field.text("COLUMN_NAME", entry -> entry.column().name()),
                        Field.number("DATA_TYPE", entry -> jdbcType(type(entry))),
                        Field.text("TYPE_NAME", entry -> type(entry).text()),
                        Field.number("COLUMN_SIZE", entry -> size(type(entry))),
                        Field.of("BUFFER_LENGTH", "TINYINT", entry -> null),
                        Field.number("DECIMAL_DIGITS", entry -> digits(type(entry))),
                        Field.number(
                                "NUM_PREC_RADIX", entry -> isNumber(type(entry)) ? RADIX : null),
                        Field.number("NULLABLE", entry -> entry.isNullable() ? 1 : 0),
                        Field.text("REMARKS", entry -> ""),
                        Field.text("COLUMN_DEF", entry -> null),
                        Field.number("SQL_DATA_TYPE", entry -> null),
                        Field.number("SQL_DATETIME_SUB", entry -> null),
                        Field.number("CHAR_OCTET_LENGTH", entry -> null),
                        // from 0, as the platform counts
                        Field.number("ORDINAL_POSITION", Entry::position),
                        Field.text("IS_NULLABLE", entry -> entry.isNullable() ? "YES" : "NO"),
                        Field.text("SCOPE_CATALOG", entry -> null),
                        Field.text("SCOPE_SCHEMA", entry -> null),
                        Field.text("SCOPE_TABLE", entry -> null),
                        Field.of("SOURCE_DATA_TYPE", "SMALLINT", entry -> null),
                        Field.text("IS_AUTO_INCREMENT", entry -> "NO")));
    }

    private static Filter inSchema(Struct request) {
        return Filter.ALL
                .withCatalog(NamePattern.like(request.text(CATALOG)))
                .withSchema(NamePattern.like(request.text(SCHEMA)));
    }

    private static Filter inTable(Struct request) {
        return inSchema(request).withTable(NamePattern.like(request.text(TABLE)));
    }

    private static ColumnType type(Entry column) {
        return column.column().type();
    }

    /** The constants of {@code java.sql.Types}. */
    private static int jdbcType(ColumnType type) {
        return switch (type.name()) {
            case "BOOLEAN" -> 16;
            case "BYTE" -> -6;
            case "SHORT" -> 5;
            case "INT" -> 4;
            case "LONG" -> -5;
            case "FLOAT" -> 6;
            case "DOUBLE" -> 8;
            case "DECIMAL" -> 3;
            case "STRING" -> 12;
            case "BINARY" -> -2;
            case "DATE" -> 91;
            case "TIMESTAMP" -> 93;
            case "ARRAY" -> 2003;
            case "MAP" -> 2000;
            case "STRUCT" -> 2002;
            default -> 1111;
        };
    }

    /** How many bytes a value takes, as Spark tells it; null if they differ. */
    private static @Nullable Integer size(ColumnType type) {
        return switch (type.name()) {
            case "BOOLEAN", "BYTE" -> 1;
            case "SHORT" -> 2;
            case "INT", "FLOAT", "DATE" -> 4;
            case "LONG", "DOUBLE", "TIMESTAMP" -> 8;
            case "DECIMAL" -> type.precision() <= 18 ? 8 : 16;
            default -> null;
        };
    }

    private static @Nullable Integer digits(ColumnType type) {
        return switch (type.name()) {
            case "BOOLEAN", "BYTE", "SHORT", "INT", "LONG" -> 0;
            case "FLOAT" -> 7;
            case "DOUBLE" -> 15;
            case "DECIMAL" -> type.scale();
            case "TIMESTAMP" -> 6;
            default -> null;
        };
    }

    private static boolean isNumber(ColumnType type) {
        return Set.of("BYTE", "SHORT", "INT", "LONG", "FLOAT", "DOUBLE", "DECIMAL")
                .contains(type.name());
    }
}
