/** The reverse proxy in front of the app: one exchange from its first byte to its last. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor;
