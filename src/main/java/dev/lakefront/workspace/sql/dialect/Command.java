package dev.lakefront.workspace.sql.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A statement about its session, or about what there is, which finds no rows of a table. Patterns
 * are those of {@code SHOW … LIKE}; null for everything.
 */
public sealed interface Command {
    /** What changes or tells the session. */
    sealed interface OfSession extends Command {}

    /** What lists catalogs, schemas, tables or columns. */
    sealed interface Show extends Command {}

    /** {@code USE CATALOG}. */
    record UseCatalog(String catalog) implements OfSession {}

    /**
     * {@code USE SCHEMA}.
     *
     * @param catalog null for the current one
     */
    record UseSchema(@Nullable String catalog, String schema) implements OfSession {}

    /** {@code SET name = value}. */
    record Set(String name, String value) implements OfSession {}

    /**
     * {@code RESET}.
     *
     * @param name null for every parameter
     */
    record Reset(@Nullable String name) implements OfSession {}

    /**
     * {@code SET} without a value.
     *
     * @param name null for every parameter
     */
    record ShowSettings(@Nullable String name) implements OfSession {}

    /** {@code SHOW CATALOGS}. */
    record ShowCatalogs(@Nullable String pattern) implements Show {}

    /**
     * {@code SHOW SCHEMAS}.
     *
     * @param catalog null for the current one
     */
    record ShowSchemas(@Nullable String catalog, @Nullable String pattern) implements Show {}

    /**
     * {@code SHOW TABLES}, which lists views, too.
     *
     * @param catalog null for the current one
     * @param schema null for the current one
     */
    record ShowTables(@Nullable String catalog, @Nullable String schema, @Nullable String pattern)
            implements Show {}

    /** {@code SHOW VIEWS}. */
    record ShowViews(@Nullable String catalog, @Nullable String schema, @Nullable String pattern)
            implements Show {}

    /**
     * {@code SHOW TABLES IN CATALOG …} and {@code IN ALL CATALOGS}, as drivers ask.
     *
     * @param catalog null for all of them
     */
    record ShowTablesOfCatalog(
            @Nullable String catalog, @Nullable String schemas, @Nullable String tables)
            implements Show {}

    /** {@code SHOW COLUMNS IN CATALOG …}, as drivers ask. */
    record ShowColumnsOfCatalog(
            String catalog,
            @Nullable String schemas,
            @Nullable String tables,
            @Nullable String columns)
            implements Show {}
}
