/**
 * The machine we run on: what it is called, how it is reached from itself, and how files come onto
 * its disk.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.machine;
