/** An environment variable: its name, its value and where it came from. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.variable;
