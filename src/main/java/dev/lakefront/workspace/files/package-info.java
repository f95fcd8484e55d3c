/** The Files API, on folders of the app: what is written stays in memory, over the files. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.files;
