/** What will happen, and whose login it is, in words: each value with its origin. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.explain;
