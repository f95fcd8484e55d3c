package dev.lakefront.workspace.oauth.authorize;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.oauth.client.Client;
import dev.lakefront.workspace.oauth.client.Clients;
import dev.lakefront.workspace.oauth.grant.Scopes;
import dev.lakefront.workspace.oauth.message.Form;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a person (RFC 6749, 4.1.1).
 *
 * @param target where the browser goes with the answer
 * @param scopes what the client wants to be able to do
 * @param challenge made by S256 (RFC 7636, 4.3)
 */
record AuthorizationRequest(
        String clientId, RedirectTarget target, List<String> scopes, String challenge) {
    /** Those of RFC 8252, 7.3, and the name that Databricks clients use for them. */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** SHA-256 in base64url (RFC 7636, 4.2). */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final List<String> ONCE =
            List.of(
                    "response_type",
                    "client_id",
                    "redirect_uri",
                    "scope",
                    "state",
                    "code_challenge",
                    "code_challenge_method");

    /**
     * Where the answer goes, whatever it is.
     *
     * @throws OAuthRefusal if the client is unknown or the place is none of its own: the browser
     *     must not be sent there (RFC 6749, 4.1.2.1)
     */
    static RedirectTarget target(Form query, Clients clients, String issuer) throws OAuthRefusal {
        requireOnce(query, "client_id");
        requireOnce(query, "redirect_uri");
        requireOnce(query, "state");
        Client client = clients.byId(query.required("client_id"));
        if (!(client instanceof Client.Public)) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST,
                    "only the client "
                            + Clients.DATABRICKS_CLI.id()
                            + " can log people in at this workspace");
        }
        String redirectUri = query.required("redirect_uri");
        if (!isLoopback(redirectUri)) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST,
                    "redirect_uri must be http://localhost:PORT or http://127.0.0.1:PORT");
        }
        return new RedirectTarget(redirectUri, query.value("state"), issuer);
    }

    /**
     * What is asked, if it makes sense.
     *
     * @throws OAuthRefusal if there is something that the client has to mend
     */
    static AuthorizationRequest read(Form query, RedirectTarget target) throws OAuthRefusal {
        for (String name : ONCE) {
            requireOnce(query, name);
        }
        if (!query.required("response_type").equals("code")) {
            throw new OAuthRefusal(
                    OAuthError.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code");
        }
        if (!"S256".equals(query.value("code_challenge_method"))) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST, "code_challenge_method must be S256");
        }
        String challenge = query.required("code_challenge");
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "code_challenge is none of S256");
        }
        return new AuthorizationRequest(
                query.required("client_id"),
                target,
                Scopes.requested(query.value("scope")),
                challenge);
    }

    Answer refuse(OAuthError error, String description) {
        return target.refuse(new OAuthRefusal(error, description));
    }

    private static void requireOnce(Form query, String name) throws OAuthRefusal {
        if (query.all(name).size() > 1) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "a parameter is there twice");
        }
    }

    private static boolean isLoopback(@Nullable String text) {
        try {
            URI uri = new URI(text);
            return "http".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
