/**
 * SQL on DuckDB. Its driver is loaded when the first statement comes; until then nothing here costs
 * anything.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.engine;
