/** Who may read which table, and which of its rows: {@code grants.yaml}. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.grant;
