/**
 * The offline workspace: a real OAuth and SCIM server that stands in for a Databricks workspace.
 *
 * <p>To add an API, write one {@code XApi} class whose {@code routes()} reads as a table, and name
 * it in {@code OfflineWorkspace}.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace;
