/** Statements from when they are sent until nobody asks for them any more, over every API. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.statement;
