/** This process: its streams, signals, environment and exit codes. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.cli.process;
