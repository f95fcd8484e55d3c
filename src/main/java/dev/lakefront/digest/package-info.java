/** Short numbers that stand for octets of any length. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.digest;
