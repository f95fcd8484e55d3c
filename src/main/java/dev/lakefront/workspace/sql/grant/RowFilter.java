package dev.lakefront.workspace.sql.grant;

import dev.lakefront.workspace.sql.table.TableName;

/**
 * Which rows of a table there are, for everybody who may read it.
 *
 * @param predicate Databricks SQL, in which {@code current_user()} is who reads
 * @param where the file and line it stands in
 */
public record RowFilter(TableName table, String predicate, String where) {}
