package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.HttpAnswer;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.HttpClient;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a workspace issues tokens: the {@code token_endpoint} of its authorization server metadata
 * (RFC 8414), found once and then remembered.
 */
final class TokenEndpoint {
    private static final String METADATA = "/oidc/.well-known/oauth-authorization-server";

    /** Where every workspace has had it; used when there is no metadata. */
    private static final String CUSTOMARY = "/oidc/v1/token";

    /** Leaves most of a fetch's time to the request for the token. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final HttpClient http;
    private final URI metadata;
    private final URI customary;
    private volatile @Nullable URI found;

    /**
     * An endpoint that is yet to be found.
     *
     * @param discovery the metadata's address if the login names one
     */
    TokenEndpoint(HttpClient http, String host, @Nullable URI discovery) {
        this.http = http;
        this.metadata = discovery == null ? URI.create(host + METADATA) : discovery;
        this.customary = URI.create(host + CUSTOMARY);
    }

    /**
     * The endpoint of the login's workspace.
     *
     * @throws ProblemException if the login names the metadata's address, and not usably
     */
    static TokenEndpoint of(LoginContext login) {
        return new TokenEndpoint(login.http(), login.host(), discovery(login.attributes()));
    }

    /** The address of the authorization server's metadata, if the login names it. */
    private static @Nullable URI discovery(Attributes attributes) {
        Setting named = attributes.settings().get(Attribute.DISCOVERY_URL);
        if (named == null) {
            return null;
        }
        return Endpoints.ofSetting("the discovery URL", named);
    }

    /**
     * The endpoint's address. A workspace that cannot be asked now is asked again next time.
     *
     * @throws TokenFailure if the workspace names an address that must not get the secret
     */
    URI address(Deadline deadline) throws TokenFailure {
        URI known = found;
        if (known != null) {
            return known;
        }
        HttpAnswer answer;
        try {
            answer = http.send(HttpCall.get(metadata), deadline.orIn(LIMIT));
        } catch (IOException _) {
            return customary;
        }
        if (answer.isPassing()) {
            return customary;
        }
        URI address = Endpoints.named("a token endpoint", named(answer), metadata);
        found = address;
        return address;
    }

    private URI named(HttpAnswer answer) {
        try {
            URI named = Endpoints.read(Json.read(answer.body()).at("/token_endpoint"));
            return named == null ? customary : named;
        } catch (IOException _) {
            return customary;
        }
    }
}
