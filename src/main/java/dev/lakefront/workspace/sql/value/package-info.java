/** The cells of a result, read back from the texts in which it is kept. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.value;
