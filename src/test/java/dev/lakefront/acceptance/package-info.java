/**
 * What {@code databricks apps run-local} is relied on for, and what Lakefront promises beyond it,
 * checked on the real {@code ./lakefront} command, with real apps and a workspace that shares no
 * code with it.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.acceptance;
