package dev.lakefront.run.option;

/**
 * What the user asked for about the app's build.
 *
 * @param wanted whether the app is built before it starts
 * @param preinstalled whether a Python app gets the platform's libraries
 */
public record BuildOptions(boolean wanted, boolean preinstalled) {
    /** Nothing was asked for. */
    public static final BuildOptions NONE = new BuildOptions(false, true);
}
