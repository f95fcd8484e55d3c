/** What the user reads, and programs. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.cli.report;
