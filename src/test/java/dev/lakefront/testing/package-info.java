/** What tests are driven with: raw sockets, real processes, and bounded waiting. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.testing;
