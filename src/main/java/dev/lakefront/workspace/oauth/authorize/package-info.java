/** The authorization endpoint: the page on which somebody chooses whom to be, and for what. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.oauth.authorize;
