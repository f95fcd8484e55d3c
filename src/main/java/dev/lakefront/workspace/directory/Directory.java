package dev.lakefront.workspace.directory;

import dev.lakefront.identity.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the workspace.
 *
 * @param persona the person at the keyboard
 * @param app the app's own service principal
 */
public record Directory(Principal persona, Principal app) {
    private static final String APP_ID = "3000000000000001";

    /** The same in every run, so that it may stand in a file. */
    private static final String APP_CLIENT_ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e002";

    /** The name that {@code DATABRICKS_APP_NAME} has in a local run. */
    private static final String APP_NAME = "app";

    public static Directory of(Identity persona) {
        return new Directory(
                Principal.person(persona),
                Principal.servicePrincipal(APP_ID, APP_CLIENT_ID, APP_NAME));
    }

    /** Whom a token with this {@code sub} stands for. */
    public @Nullable Principal bySubject(String subject) {
        if (subject.equals(persona.subject())) {
            return persona;
        }
        return subject.equals(app.subject()) ? app : null;
    }
}
