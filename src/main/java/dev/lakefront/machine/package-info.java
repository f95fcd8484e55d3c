/** The machine we run on: what it is called, and how it is reached from itself. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.machine;
