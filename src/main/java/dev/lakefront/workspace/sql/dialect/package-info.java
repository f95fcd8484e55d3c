/**
 * What Databricks SQL and DuckDB write differently, as far as tokens show it: quotes, escapes,
 * parameters, the names of catalogs. Nothing here understands a statement.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.dialect;
