/** The offline workspace's HTTP: a listener, a routing table, and what an API is made of. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.http;
