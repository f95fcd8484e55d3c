package dev.lakefront.workspace.sql.dialect;

/** The catalogs of the workspace, which are databases of DuckDB. */
public interface Catalogs {
    /** Letter case does not matter. */
    boolean hasSchema(String catalog, String schema);

    /** DuckDB's name of a catalog: never the catalog's own, because {@code main} is reserved. */
    String database(String catalog);

    /** DuckDB's name of a schema: another one where DuckDB has a schema of that name itself. */
    String schema(String schema);
}
