package dev.lakefront.bundle;

/**
 * A variable of a bundle that stands for the id of something, which the workspace knows by its
 * name.
 *
 * @param variable its own name
 * @param kind what that is, such as {@code warehouse}
 * @param name what that is called
 */
public record Lookup(String variable, String kind, String name) {}
