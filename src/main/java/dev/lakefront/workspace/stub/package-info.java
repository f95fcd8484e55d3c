/** Answers that the app's developer has written down for calls that are not served offline. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.stub;
