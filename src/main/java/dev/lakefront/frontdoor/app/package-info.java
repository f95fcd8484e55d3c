/** The app's side: connections of HTTP/1.1 and streams of HTTP/2, each an {@code Upstream}. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.app;
