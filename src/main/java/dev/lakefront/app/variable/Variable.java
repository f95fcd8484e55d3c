package dev.lakefront.app.variable;

/** One variable of the app's environment. */
public record Variable(String name, String value, Origin origin) {
    /** A variable that the developer's login is written out as. */
    public static Variable login(String name, String value) {
        return new Variable(name, value, Origin.Source.LOGIN);
    }

    /** Without the value: what the shell or a flag gives may be a secret that we do not know of. */
    @Override
    public String toString() {
        return name + " (" + origin + ")";
    }
}
