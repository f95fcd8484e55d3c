package dev.lakefront.workspace.oauth.client;

import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.oauth.message.Form;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Finds out which client asks, by HTTP Basic or by parameters (RFC 6749, 2.3.1). */
public final class ClientAuthentication {
    private static final String SCHEME = "Basic ";

    private final Clients clients;

    public ClientAuthentication(Clients clients) {
        this.clients = clients;
    }

    /**
     * The client that asks; a public one only has to say its id.
     *
     * @throws OAuthRefusal {@code invalid_client}, in the same words whether id or secret is wrong;
     *     {@code invalid_request} if the client uses both ways at once (RFC 6749, 2.3), or names
     *     another than it authenticates as
     */
    public Client authenticate(Request request, Form form) throws OAuthRefusal {
        String authorization = request.header(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            return known(form.value("client_id"), form.value("client_secret"));
        }
        if (form.value("client_secret") != null) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST, "the client authenticates in two ways at once");
        }
        Client client = byBasic(authorization);
        String said = form.value("client_id");
        if (said != null && !said.equals(client.id())) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST,
                    "client_id is not that of the Authorization header");
        }
        return client;
    }

    private Client byBasic(String authorization) throws OAuthRefusal {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unknown();
        }
        try {
            String pair =
                    new String(
                            Base64.getDecoder()
                                    .decode(authorization.substring(SCHEME.length()).trim()),
                            StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw unknown();
            }
            return known(
                    QueryStringDecoder.decodeComponent(pair.substring(0, colon)),
                    QueryStringDecoder.decodeComponent(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // neither base64 nor form-encoded: no credentials of ours
            throw unknown();
        }
    }

    private Client known(@Nullable String id, @Nullable String secret) throws OAuthRefusal {
        Client client = id == null ? null : clients.byId(id);
        boolean isProven =
                client instanceof Client.Confidential confidential
                        ? secret != null && confidential.hasSecret(secret)
                        : secret == null || secret.isEmpty();
        if (client == null || !isProven) {
            throw unknown();
        }
        return client;
    }

    private static OAuthRefusal unknown() {
        return new OAuthRefusal(OAuthError.INVALID_CLIENT, "client authentication failed");
    }
}
