package dev.lakefront.app.resource;

import dev.lakefront.app.variable.Origin;

/**
 * A resource whose value is known.
 *
 * @param key by which a {@code valueFrom} names it
 * @param value may be a secret
 * @param from where the value comes from
 */
public record ResolvedResource(String key, String value, Origin from) {
    /** Without the value. */
    @Override
    public String toString() {
        return key + " (" + from + ")";
    }
}
