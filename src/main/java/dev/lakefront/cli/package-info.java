/** What the user types and reads: the only place that knows flags, prints and exits. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.cli;
