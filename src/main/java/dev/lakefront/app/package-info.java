/** The app as a process: its spec, its start command, its environment, its life and its end. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app;
