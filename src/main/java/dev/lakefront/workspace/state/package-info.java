/** What a run keeps for the next one, on request: {@code --keep-state}. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.state;
