/** What may be typed: commands, flags, help. Start at CommandReader. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.cli.syntax;
