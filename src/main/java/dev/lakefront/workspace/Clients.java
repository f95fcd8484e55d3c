package dev.lakefront.workspace;

import dev.lakefront.identity.Identity;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The clients that may ask for tokens.
 *
 * @param developer stands for the person at the keyboard: its token is that person's token
 * @param app the app's own service principal
 */
record Clients(Client developer, Client app) {
    private static final String DEVELOPER_CLIENT_ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e001";
    private static final String APP_CLIENT_ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e002";
    private static final String PERSONA_ID = "2000000000000001";
    private static final String SERVICE_PRINCIPAL_ID = "3000000000000001";

    /** The name that {@code DATABRICKS_APP_NAME} has in a local run. */
    private static final String SERVICE_PRINCIPAL_NAME = "app";

    static Clients of(Identity persona) {
        SecureRandom random = new SecureRandom();
        return new Clients(
                Client.register(DEVELOPER_CLIENT_ID, Principal.person(PERSONA_ID, persona), random),
                Client.register(
                        APP_CLIENT_ID,
                        Principal.servicePrincipal(
                                SERVICE_PRINCIPAL_ID, APP_CLIENT_ID, SERVICE_PRINCIPAL_NAME),
                        random));
    }

    @Nullable Client byId(String clientId) {
        return switch (clientId) {
            case DEVELOPER_CLIENT_ID -> developer;
            case APP_CLIENT_ID -> app;
            default -> null;
        };
    }
}
