package dev.lakefront.app;

/**
 * One variable of the app's environment.
 *
 * @param secret whether the value must not be shown; {@code toString} never shows one that is
 */
public record Variable(String name, String value, Origin origin, boolean secret) {
    /** A variable that the developer's login is written out as. */
    public static Variable login(String name, String value, boolean secret) {
        return new Variable(name, value, Origin.Source.LOGIN, secret);
    }

    static Variable open(String name, String value, Origin origin) {
        return new Variable(name, value, origin, false);
    }

    @Override
    public String toString() {
        return name + "=" + (secret ? "***" : value) + " (" + origin + ")";
    }
}
