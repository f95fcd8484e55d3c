package dev.lakefront.workspace.sql.arrow;

/**
 * For which values a client takes a type of Arrow's own; it gets texts for the others.
 *
 * @param nested of arrays, maps and structs
 */
public record ArrowTypes(boolean timestamps, boolean decimals, boolean nested) {
    /** All of them. */
    public static final ArrowTypes NATIVE = new ArrowTypes(true, true, true);
}
