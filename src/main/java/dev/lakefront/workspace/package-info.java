/**
 * The offline workspace: a real OAuth and SCIM server that stands in for a Databricks workspace.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace;
