/**
 * Results in the stream format of Apache Arrow
 * (https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc):
 * start at {@code ArrowStream}. It is written by hand, because it needs no more than this (ADR
 * 0019).
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.arrow;
