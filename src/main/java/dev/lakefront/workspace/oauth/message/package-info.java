/** What goes over the wire of OAuth: forms, and errors. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.oauth.message;
