/**
 * One request, from its first byte to the last byte of its answer: start reading at {@link
 * Exchange}.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.exchange;
