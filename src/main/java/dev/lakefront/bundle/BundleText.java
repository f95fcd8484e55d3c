package dev.lakefront.bundle;

/**
 * A setting of a bundle, with its references resolved.
 *
 * @param origin where it is written, such as {@code databricks.yml:7}
 */
public record BundleText(String value, String origin) {}
