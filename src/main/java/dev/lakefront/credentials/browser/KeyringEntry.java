package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.LoginContext;

/**
 * Under what a login's refresh token is kept. The host is part of it, so that no other host ever
 * gets the token, whatever becomes of the profile. No part is empty: not every keyring allows that.
 */
record KeyringEntry(String profile, String host, String scopes) {
    static final String SERVICE = "lakefront";

    private static final String NO_PROFILE = "-";

    static KeyringEntry of(LoginContext login) {
        String profile = login.profile();
        return new KeyringEntry(
                profile == null ? NO_PROFILE : profile,
                login.host(),
                login.request().scopes().text());
    }

    /** For people who look into their keyring. */
    String label() {
        return "Lakefront login, " + (profile.equals(NO_PROFILE) ? host : profile + ", " + host);
    }
}
