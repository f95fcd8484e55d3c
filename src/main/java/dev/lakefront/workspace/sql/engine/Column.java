package dev.lakefront.workspace.sql.engine;

/** A column of a result. */
public record Column(String name, ColumnType type) {}
