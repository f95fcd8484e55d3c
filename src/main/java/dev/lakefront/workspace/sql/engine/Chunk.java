package dev.lakefront.workspace.sql.engine;

/**
 * A part of a result.
 *
 * @param rowOffset how many rows are before it
 * @param rows a JSON array of arrays, whose values are strings or null
 */
public record Chunk(long rowOffset, int rowCount, String rows) {}
