/** The Apps API: what the workspace says of the app that runs. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.apps;
