package dev.lakefront.credentials;

import org.jspecify.annotations.Nullable;

/**
 * Which profile is used, and who says so.
 *
 * @param name null exactly if {@code source} is {@link Source#NOBODY}
 */
record ProfileChoice(@Nullable String name, Source source) {
    /** Who chose the profile: the first that speaks. */
    enum Source {
        FLAG("--profile"),
        VARIABLE(Attribute.PROFILE.variable()),
        CONFIG_FILE("the default profile"),
        NOBODY("");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The choice of the command line or the shell; {@code NOBODY} if both leave it open. */
    static ProfileChoice named(LoginRequest request) {
        String flag = request.flagProfile();
        if (flag != null) {
            return new ProfileChoice(flag, Source.FLAG);
        }
        return of(request.variable(Attribute.PROFILE.variable()), Source.VARIABLE);
    }

    /** The choice of the config file. */
    static ProfileChoice defaultOf(ConfigFile file) {
        return of(file.defaultProfile(), Source.CONFIG_FILE);
    }

    private static ProfileChoice of(@Nullable String name, Source source) {
        return new ProfileChoice(name, name == null ? Source.NOBODY : source);
    }
}
