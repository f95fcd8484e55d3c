/** Who is asking: the identity, the token that proves it, and where the next token comes from. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.identity;
