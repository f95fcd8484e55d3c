package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.dialect.Command;
import dev.lakefront.workspace.sql.engine.Listing.Field;
import dev.lakefront.workspace.sql.engine.Listing.Filter;
import dev.lakefront.workspace.sql.engine.Listing.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each {@code SHOW} lists (SQL language reference). The columns of those that ask for a whole
 * catalog are not documented: they are what databricks-jdbc and databricks-sql-connector read.
 */
final class ShowListings {
    private final SessionState session;
    private final Namespace namespace;

    /**
     * @param session whose catalog and schema those are that are not named
     * @param namespace what there is
     */
    ShowListings(SessionState session, Namespace namespace) {
        this.session = session;
        this.namespace = namespace;
    }

    /**
     * @throws SqlFailure if there is no such catalog or schema
     */
    Listing of(Command.Show command) {
        return switch (command) {
            case Command.ShowCatalogs(String pattern) -> catalogs(pattern);
            case Command.ShowSchemas(String catalog, String pattern) -> schemas(catalog, pattern);
            case Command.ShowTables(String catalog, String schema, String pattern) ->
                    tables(inSchema(catalog, schema).withTable(NamePattern.shown(pattern)));
            case Command.ShowViews(String catalog, String schema, String pattern) ->
                    views(inSchema(catalog, schema).withTable(NamePattern.shown(pattern)));
            case Command.ShowTablesOfCatalog(String catalog, String schemas, String tables) ->
                    tablesOfCatalog(
                            (catalog == null ? Filter.ALL : inCatalog(catalog))
                                    .withSchema(NamePattern.shown(schemas))
                                    .withTable(NamePattern.shown(tables)));
            case Command.ShowColumnsOfCatalog show ->
                    columnsOfCatalog(
                            inCatalog(show.catalog())
                                    .withSchema(NamePattern.shown(show.schemas()))
                                    .withTable(NamePattern.shown(show.tables()))
                                    .withColumn(NamePattern.shown(show.columns())));
        };
    }

    private static Listing catalogs(@Nullable String pattern) {
        return new Listing(
                Kind.CATALOGS,
                Filter.ALL.withCatalog(NamePattern.shown(pattern)),
                List.of(Field.text("catalog", Entry::catalog)));
    }

    private Listing schemas(@Nullable String catalog, @Nullable String pattern) {
        return new Listing(
                Kind.SCHEMAS,
                inCatalog(catalog == null ? session.catalog() : catalog)
                        .withSchema(NamePattern.shown(pattern)),
                List.of(Field.text("databaseName", Entry::schema)));
    }

    private static Listing tables(Filter filter) {
        return new Listing(
                Kind.TABLES,
                filter,
                List.of(
                        Field.text("database", Entry::schema),
                        Field.text("tableName", Entry::table),
                        Field.truth("isTemporary", entry -> false)));
    }

    private static Listing views(Filter filter) {
        return new Listing(
                Kind.TABLES,
                filter.withTableTypes(Set.of("VIEW")),
                List.of(
                        Field.text("namespace", Entry::schema),
                        Field.text("viewName", Entry::table),
                        Field.truth("isTemporary", entry -> false),
                        Field.truth("isMaterialized", entry -> false)));
    }

    private static Listing tablesOfCatalog(Filter filter) {
        return new Listing(
                Kind.TABLES,
                filter,
                List.of(
                        Field.text("namespace", Entry::schema),
                        Field.text("tableName", Entry::table),
                        Field.truth("isTemporary", entry -> false),
                        Field.text("information", entry -> null),
                        Field.text("catalogName", Entry::catalog),
                        Field.text("tableType", Entry::tableType),
                        Field.text("remarks", entry -> null)));
    }

    private static Listing columnsOfCatalog(Filter filter) {
        return new Listing(
                Kind.COLUMNS,
                filter,
                List.of(
                        Field.text("col_name", entry -> entry.column().name()),
                        Field.text("catalogName", Entry::catalog),
                        Field.text("namespace", Entry::schema),
                        Field.text("tableName", Entry::table),
                        Field.text("columnType", entry -> entry.column().type().text()),
                        Field.text("isNullable", entry -> entry.isNullable() ? "true" : "false"),
                        Field.number("ordinalPosition", entry -> entry.position() + 1),
                        Field.text("remarks", entry -> null)));
    }

    private Filter inCatalog(String catalog) {
        if (!namespace.hasCatalog(catalog)) {
            throw Explanation.noCatalog(catalog);
        }
        return Filter.ALL.withCatalog(NamePattern.exactly(catalog));
    }

    private Filter inSchema(@Nullable String catalog, @Nullable String schema) {
        String ofCatalog = catalog == null ? session.catalog() : catalog;
        String name = schema == null ? session.schema() : schema;
        if (!namespace.hasSchema(ofCatalog, name)) {
            throw Explanation.noSchema(ofCatalog, name);
        }
        return inCatalog(ofCatalog).withSchema(NamePattern.exactly(name));
    }
}
