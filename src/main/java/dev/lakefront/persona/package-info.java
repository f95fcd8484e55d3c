/** Who there is to be: {@code personas.yaml}. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.persona;
