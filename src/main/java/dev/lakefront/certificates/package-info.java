/** The certificate that the front door shows over TLS: the user's own, or one of a local CA. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.certificates;
