/** What a client was granted, and how it redeems it. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.oauth.grant;
