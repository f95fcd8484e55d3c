package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.directory.Directory;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The clients that may ask for tokens.
 *
 * @param developer stands for the person at the keyboard: its token is that person's token
 * @param app the app's own service principal
 */
public record Clients(Client developer, Client app) {
    private static final String DEVELOPER_ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e001";

    public static Clients of(Directory directory) {
        SecureRandom random = new SecureRandom();
        return new Clients(
                Client.register(DEVELOPER_ID, directory.persona(), random),
                Client.register(directory.app().subject(), directory.app(), random));
    }

    @Nullable Client byId(String clientId) {
        if (clientId.equals(developer.id())) {
            return developer;
        }
        return clientId.equals(app.id()) ? app : null;
    }
}
