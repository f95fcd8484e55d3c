/** The Workspace API: the tree of folders and files, with the source of the app that runs. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.objects;
