/**
 * How an app reaches the offline workspace as it reaches a real one, by {@code https} on port 443
 * of a host: through a proxy, because that port is not for everybody. Start at {@code Passage}.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.passage;
