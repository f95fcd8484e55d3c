package dev.lakefront.credentials;

/** An environment variable by which an app's SDK finds the login. */
public record LoginVariable(String name, String value) {
    /** Without the value: it may be a secret. */
    @Override
    public String toString() {
        return name;
    }
}
