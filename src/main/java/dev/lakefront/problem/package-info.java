/** A mistake of the user's: what is wrong, where it stands, and what mends it. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.problem;
