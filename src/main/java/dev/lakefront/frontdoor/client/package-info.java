/** The client's side: connections of HTTP/1.1 and streams of HTTP/2, each a {@code Downstream}. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.client;
