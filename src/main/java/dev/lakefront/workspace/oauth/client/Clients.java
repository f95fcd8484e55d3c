package dev.lakefront.workspace.oauth.client;

import dev.lakefront.identity.Secret;
import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.token.ScopeSet;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clients that may ask for tokens: the app, one for each person, and the public one that every
 * workspace knows.
 */
public final class Clients {
    /** With it the Databricks CLI and the SDKs log people in. */
    public static final Client.Public DATABRICKS_CLI = new Client.Public("databricks-cli");

    private static final int SECRET_BYTES = 32;

    /** How a person's client id begins. */
    private static final String PERSON = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e";

    private static final int LAST_DIGITS = 3;

    /** The last three digits of the first person's client id. */
    private static final int FIRST_PERSON = 0x101;

    private final Map<String, Client.Confidential> confidential = new LinkedHashMap<>();

    private Clients() {}

    /**
     * The clients of a workspace.
     *
     * @param userScopes what the app's users allow it: what their clients' tokens are good for
     */
    public static Clients of(Directory directory, List<String> userScopes) {
        SecureRandom random = new SecureRandom();
        Clients clients = new Clients();
        Principal app = directory.app();
        clients.register(app.userName(), app, app.scopes(), random);
        for (Principal person : directory.people()) {
            int number = FIRST_PERSON + clients.confidential.size() - 1;
            clients.register(
                    PERSON + HexFormat.of().toHexDigits(number, LAST_DIGITS),
                    person,
                    ScopeSet.common(person.scopes(), userScopes),
                    random);
        }
        return clients;
    }

    /** What a client proves itself with whose tokens stand for this principal. */
    public ClientCredentials credentialsOf(Principal principal) {
        for (Client.Confidential client : confidential.values()) {
            // not of records: the bootstrap of their equals is not in the AOT cache
            if (client.principal().userName().equals(principal.userName())) {
                return client.credentials();
            }
        }
        throw new IllegalArgumentException("principal: " + principal + " (expected: one of ours)");
    }

    public @Nullable Client byId(String id) {
        return id.equals(DATABRICKS_CLI.id()) ? DATABRICKS_CLI : confidential.get(id);
    }

    private void register(
            String id, Principal principal, List<String> scopes, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        // Hexadecimal, because clients disagree on whether Basic form-encodes (RFC 6749, 2.3.1):
        // these digits read the same either way.
        Secret written = new Secret(HexFormat.of().formatHex(secret));
        confidential.put(
                id, new Client.Confidential(new ClientCredentials(id, written), principal, scopes));
    }
}
