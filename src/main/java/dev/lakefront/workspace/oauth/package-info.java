/** The authorization server: where clients get their tokens. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.oauth;
