package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.method.WorkspaceApi;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.Failures;
import dev.lakefront.credentials.transport.HttpAnswer;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a person logs in, as the workspace's authorization server describes itself (RFC 8414).
 *
 * @param issuer its name; null if it does not say
 * @param namesItself whether its answers say whose they are (RFC 9207)
 */
record BrowserEndpoints(
        URI authorization, URI token, @Nullable String issuer, boolean namesItself) {
    private static final String WHOM = "the authorization server";
    private static final String METADATA = "/oidc/.well-known/oauth-authorization-server";

    /**
     * The endpoints of the login's workspace.
     *
     * @throws TokenFailure if it does not say, or names an address that must not get secrets
     */
    static BrowserEndpoints discover(LoginContext login, Deadline deadline) throws TokenFailure {
        URI address = metadata(login);
        HttpAnswer answer;
        try {
            answer = login.http().sendTwice(HttpCall.get(address), deadline);
        } catch (IOException e) {
            throw Failures.unanswered(WHOM, address, e);
        }
        if (answer.status() != HttpAnswer.OK) {
            throw TokenFailure.passing(Failures.answered(WHOM, address, answer.status()));
        }
        try {
            return read(Json.read(answer.body()), address);
        } catch (IOException _) {
            throw Failures.answeredOther("its own description", WHOM, address);
        }
    }

    /** Where the login says, else where the workspace says, else where every workspace has it. */
    private static URI metadata(LoginContext login) {
        Setting named = login.attributes().settings().get(Attribute.DISCOVERY_URL);
        if (named != null) {
            return Endpoints.ofSetting("the discovery URL", named);
        }
        HostMetadata host = WorkspaceApi.askForMetadata(login);
        URI told = Endpoints.read(host.discoveryUrl(login.attributes().get(Attribute.ACCOUNT_ID)));
        return told != null && Endpoints.mayCarrySecrets(told)
                ? told
                : URI.create(login.host() + METADATA);
    }

    private static BrowserEndpoints read(Json json, URI from) throws TokenFailure, IOException {
        return new BrowserEndpoints(
                endpoint(json, "/authorization_endpoint", from),
                endpoint(json, "/token_endpoint", from),
                json.at("/issuer"),
                "true".equals(json.at("/authorization_response_iss_parameter_supported")));
    }

    private static URI endpoint(Json json, String pointer, URI from)
            throws TokenFailure, IOException {
        URI named = Endpoints.read(json.at(pointer));
        if (named == null) {
            throw new IOException("no " + pointer);
        }
        return Endpoints.named("an endpoint", named, from);
    }

    /** Whether an answer with this {@code iss} is from this server (RFC 9207, 2.4). */
    boolean areOf(@Nullable String iss) {
        if (iss == null) {
            return !namesItself;
        }
        return issuer == null || issuer.equals(iss);
    }
}
