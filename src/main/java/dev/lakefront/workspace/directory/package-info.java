/** Who is in the offline workspace. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.directory;
