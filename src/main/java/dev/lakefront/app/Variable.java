package dev.lakefront.app;

/**
 * One variable of the app's environment.
 *
 * @param secret whether the value is known to be one that must not be shown
 */
public record Variable(String name, String value, Origin origin, boolean secret) {
    /** A variable that the developer's login is written out as. */
    public static Variable login(String name, String value, boolean secret) {
        return new Variable(name, value, Origin.Source.LOGIN, secret);
    }

    static Variable open(String name, String value, Origin origin) {
        return new Variable(name, value, origin, false);
    }

    /** Without the value: what the shell or a flag gives may be a secret that we do not know of. */
    @Override
    public String toString() {
        return name + " (" + origin + ")";
    }
}
