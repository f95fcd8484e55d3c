/** The Secrets API, on values from a file of the app. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.secrets;
