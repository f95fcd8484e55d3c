/** Access tokens: signed, checked, and asked for at every door. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.token;
