package dev.lakefront.credentials;

/**
 * An environment variable by which an app's SDK finds the login.
 *
 * @param secret whether the value must not be shown
 * @param origin where the value was found, for people
 */
public record LoginVariable(String name, String value, boolean secret, String origin) {
    @Override
    public String toString() {
        return name + "=" + (secret ? "***" : value) + " (" + origin + ")";
    }
}
