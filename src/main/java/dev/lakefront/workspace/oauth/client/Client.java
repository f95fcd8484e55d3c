package dev.lakefront.workspace.oauth.client;

import dev.lakefront.workspace.directory.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** A registered OAuth client (RFC 6749, 2.1). */
public sealed interface Client {
    String id();

    /** One that everybody can be: a person decides whom its tokens stand for. */
    record Public(String id) implements Client {}

    /**
     * One that keeps a secret.
     *
     * @param credentials what it proves itself with
     * @param principal whom its tokens stand for
     * @param scopes what they are good for at most
     */
    record Confidential(ClientCredentials credentials, Principal principal, List<String> scopes)
            implements Client {
        @Override
        public String id() {
            return credentials.clientId();
        }

        /** Takes the same time for a nearly right guess as for a wrong one. */
        boolean hasSecret(String presented) {
            return MessageDigest.isEqual(
                    presented.getBytes(StandardCharsets.UTF_8),
                    credentials.clientSecret().reveal().getBytes(StandardCharsets.UTF_8));
        }
    }
}
