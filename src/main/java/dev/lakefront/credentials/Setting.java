package dev.lakefront.credentials;

/**
 * An attribute's value and where it was found.
 *
 * @param origin for people, such as {@code DATABRICKS_HOST} or {@code profile dev in FILE}
 */
record Setting(String value, String origin) {
    /** Without the value: it may be a secret. */
    @Override
    public String toString() {
        return "Setting[origin=" + origin + "]";
    }
}
