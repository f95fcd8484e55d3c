/** The tables of the offline workspace, as files in a folder. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.table;
