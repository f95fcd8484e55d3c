/**
 * The offline workspace: a real OAuth server with the APIs that SDKs ask, which stands in for a
 * Databricks workspace.
 *
 * <p>To add an API, write one {@code XApi} class in a folder of its own, whose {@code routes()}
 * reads as a table, each behind the {@code BearerGate}, and name it in {@code OfflineWorkspace}.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace;
