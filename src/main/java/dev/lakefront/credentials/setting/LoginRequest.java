package dev.lakefront.credentials.setting;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a login is resolved from. Nothing else is consulted: no system property and no variable
 * outside {@code environment}.
 *
 * @param environment the shell's environment
 * @param profile the value of {@code --profile}, if it was given
 * @param home the user's home directory, what {@code ~} stands for
 * @param version our version, for {@code User-Agent}
 * @param bundle the bundle that has a say; null if there is none
 * @param picker asks which one, where several profiles fit
 * @param scopes what the person's tokens are to be good for
 */
public record LoginRequest(
        Map<String, String> environment,
        @Nullable String profile,
        Path home,
        String version,
        @Nullable BundleWorkspace bundle,
        ProfilePicker picker,
        Scopes scopes) {
    private static final String DEFAULT_CONFIG_FILE = "~/.databrickscfg";

    public LoginRequest {
        environment = Map.copyOf(environment);
    }

    /** Outside of any bundle, with nobody to ask. */
    public LoginRequest(
            Map<String, String> environment, @Nullable String profile, Path home, String version) {
        this(environment, profile, home, version, null, ProfilePicker.NOBODY);
    }

    /** For tokens that are good for all that the person may do. */
    public LoginRequest(
            Map<String, String> environment,
            @Nullable String profile,
            Path home,
            String version,
            @Nullable BundleWorkspace bundle,
            ProfilePicker picker) {
        this(environment, profile, home, version, bundle, picker, Scopes.ALL);
    }

    /** The same request, for tokens of these scopes. */
    public LoginRequest narrowedTo(Scopes narrower) {
        return new LoginRequest(environment, profile, home, version, bundle, picker, narrower);
    }

    /** The same request, as if {@code --profile} had named a profile outside of any bundle. */
    public LoginRequest withProfile(String name) {
        return new LoginRequest(environment, name, home, version, null, picker, scopes);
    }

    /** The variable's value; null if it is unset or empty, which mean the same to the CLI. */
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The profile named by {@code --profile}; null if the flag was not given or is empty. */
    public @Nullable String flagProfile() {
        return profile == null || profile.isEmpty() ? null : profile;
    }

    public Path configFile() {
        String configured = variable(Attribute.CONFIG_FILE.variable());
        String file = configured == null ? DEFAULT_CONFIG_FILE : configured;
        if (!file.startsWith("~")) {
            return Path.of(file);
        }
        return Path.of(home + file.substring(1));
    }

    /**
     * The shell's environment for another program, without what could steer that to another login
     * than the one in its arguments.
     */
    public Map<String, String> shellWithoutLogin() {
        var shell = new HashMap<>(environment);
        for (Attribute attribute : Attribute.values()) {
            if (attribute != Attribute.CONFIG_FILE) {
                shell.remove(attribute.variable());
            }
        }
        return shell;
    }

    /** Without the environment: it holds secrets. */
    @Override
    public String toString() {
        return "LoginRequest[profile=" + profile + ", home=" + home + "]";
    }
}
