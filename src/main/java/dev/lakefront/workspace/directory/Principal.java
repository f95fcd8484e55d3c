package dev.lakefront.workspace.directory;

import dev.lakefront.identity.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Whom an access token stands for.
 *
 * @param id the number by which SCIM knows it
 * @param subject the token's {@code sub}: a person's e-mail address, a service principal's client
 *     id
 * @param userName SCIM's unique name
 * @param displayName the name to show
 * @param email a person's address; service principals have none
 */
public record Principal(
        String id, String subject, String userName, String displayName, @Nullable String email) {

    static Principal person(Identity identity) {
        return new Principal(
                identity.id(),
                identity.email(),
                identity.userName(),
                identity.displayName(),
                identity.email());
    }

    static Principal servicePrincipal(String id, String clientId, String displayName) {
        return new Principal(id, clientId, clientId, displayName, null);
    }
}
