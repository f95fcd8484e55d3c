/** The clients of the authorization server, and how they prove who they are. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.oauth.client;
