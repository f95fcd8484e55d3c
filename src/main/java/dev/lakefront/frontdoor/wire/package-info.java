/** Connections as octets: TLS, tunnels, and the ways in which a connection ends. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.wire;
