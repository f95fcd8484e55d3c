package dev.lakefront.credentials;

import java.util.Objects;

/**
 * An attribute's value and where it was found.
 *
 * @param origin for people, such as {@code DATABRICKS_HOST} or {@code profile dev in FILE}
 */
record Setting(String value, String origin) {
    /**
     * The setting of an attribute that is known to be set.
     *
     * @throws NullPointerException if it is not
     */
    static Setting of(Attributes attributes, Attribute attribute) {
        return Objects.requireNonNull(attributes.settings().get(attribute), attribute.key());
    }

    /** Without the value: it may be a secret. */
    @Override
    public String toString() {
        return "Setting[origin=" + origin + "]";
    }
}
