package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.dialect.Catalogs;
import dev.lakefront.workspace.sql.dialect.Translator;
import dev.lakefront.workspace.sql.table.TableName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Catalogs as databases of DuckDB, whose names stand behind a prefix: {@code main} and {@code
 * system} are taken there.
 *
 * @param schemas by catalog, in lower case
 */
record Namespace(String prefix, Map<String, Set<String>> schemas) implements Catalogs {
    /** Of the views that stand in for DuckDB's schema of that name, which is in no catalog. */
    static final String INFORMATION_SCHEMA = "lakefront:information_schema";

    @Override
    public boolean hasSchema(String catalog, String schema) {
        Set<String> names = schemas.get(catalog.toLowerCase(Locale.ROOT));
        return names != null
                && (names.contains(schema.toLowerCase(Locale.ROOT))
                        || schema(schema).equals(INFORMATION_SCHEMA));
    }

    @Override
    public String schema(String schema) {
        return schema.equalsIgnoreCase("information_schema") ? INFORMATION_SCHEMA : schema;
    }

    @Override
    public String database(String catalog) {
        return prefix + catalog.toLowerCase(Locale.ROOT);
    }

    boolean hasCatalog(String catalog) {
        return schemas.containsKey(catalog.toLowerCase(Locale.ROOT));
    }

    /** The catalog that a database is; empty if it is none. */
    String catalog(String database) {
        return database.startsWith(prefix) ? database.substring(prefix.length()) : "";
    }

    /** A catalog's database, as it stands in SQL. */
    String quoted(String catalog) {
        return Translator.quote(database(catalog), '"');
    }

    /** Has unqualified names looked for in a schema, and functions in ours, too. */
    String use(String catalog, String schema) {
        String path = quoted(catalog, schema(schema)) + "," + Builtins.FUNCTIONS;
        return "SET search_path = " + Translator.quote(path, '\'');
    }

    String quoted(String catalog, String schema) {
        return quoted(catalog) + "." + Translator.quote(schema, '"');
    }

    String quoted(TableName table) {
        return quoted(table.catalog(), table.schema()) + "." + Translator.quote(table.table(), '"');
    }
}
