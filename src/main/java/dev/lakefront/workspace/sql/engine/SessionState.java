package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.table.TableName;
import dev.lakefront.workspace.sql.table.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A session as it is for a statement.
 *
 * @param catalog of names that have none
 * @param schema of names that have none
 */
public record SessionState(String catalog, String schema, Settings settings) {

    /**
     * A session that begins.
     *
     * @param catalog empty for the default one
     * @param schema empty for the default one
     */
    public static SessionState in(String catalog, String schema) {
        return new SessionState(
                catalog.isEmpty() ? Tables.DEFAULT_CATALOG : catalog,
                schema.isEmpty() ? Tables.DEFAULT_SCHEMA : schema,
                Settings.DEFAULT);
    }

    /**
     * With what a client asks of a session that it opens. What is no parameter of Databricks SQL is
     * left aside: drivers send settings of their own.
     *
     * @throws SqlFailure if a value is one that a parameter cannot have
     */
    public SessionState configured(Map<String, String> parameters) {
        Settings changed = settings;
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            if (Settings.isKnown(each.getKey())) {
                changed = changed.with(each.getKey(), each.getValue());
            }
        }
        return with(changed);
    }

    /** The table that a name stands for. */
    TableName resolve(List<String> name) {
        int size = name.size();
        return new TableName(
                size > 2 ? name.get(size - 3) : catalog,
                size > 1 ? name.get(size - 2) : schema,
                name.getLast());
    }

    SessionState using(String otherCatalog, String otherSchema) {
        return new SessionState(
                otherCatalog.toLowerCase(Locale.ROOT),
                otherSchema.toLowerCase(Locale.ROOT),
                settings);
    }

    SessionState with(Settings others) {
        return new SessionState(catalog, schema, others);
    }
}
