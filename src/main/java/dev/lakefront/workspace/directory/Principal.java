package dev.lakefront.workspace.directory;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an access token stands for.
 *
 * @param id the number by which SCIM knows it
 * @param userName SCIM's unique name, and the token's {@code sub}: an e-mail address for people, a
 *     service principal's client id
 * @param displayName the name to show
 * @param email a person's address; service principals have none
 * @param groups the names of the groups that it is in
 * @param scopes what its tokens are good for at most
 */
public record Principal(
        String id,
        String userName,
        String displayName,
        @Nullable String email,
        List<String> groups,
        List<String> scopes) {
    /** Who is in no workspace. */
    public static final Principal NOBODY = new Principal("", "", "", null, List.of(), List.of());

    public Principal {
        groups = List.copyOf(groups);
        scopes = List.copyOf(scopes);
    }

    static Principal person(Persona persona) {
        Identity identity = persona.identity();
        return new Principal(
                identity.id(),
                identity.userName(),
                identity.displayName(),
                identity.email(),
                persona.groups(),
                Persona.effective(persona.scopes()));
    }

    static Principal servicePrincipal(String id, String clientId, String displayName) {
        return new Principal(
                id, clientId, displayName, null, List.of(Group.EVERYONE), Persona.ALL_SCOPES);
    }

    public boolean isPerson() {
        return email != null;
    }
}
