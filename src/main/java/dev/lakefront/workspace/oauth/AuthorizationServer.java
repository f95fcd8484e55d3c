package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.oauth.authorize.AuthorizeApi;
import dev.lakefront.workspace.oauth.client.ClientAuthentication;
import dev.lakefront.workspace.oauth.client.Clients;
import dev.lakefront.workspace.oauth.grant.AuthorizationCodes;
import dev.lakefront.workspace.oauth.grant.TokenExchange;
import dev.lakefront.workspace.oauth.grant.TokenFamilies;
import dev.lakefront.workspace.state.StateFolder;
import dev.lakefront.workspace.token.Revocations;
import dev.lakefront.workspace.token.SigningKey;
import dev.lakefront.workspace.token.TokenIssuer;
import dev.lakefront.workspace.token.TokenVerifier;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The workspace's authorization server, whole: all endpoints of OAuth, and who knows its tokens.
 */
public final class AuthorizationServer implements Api {
    private static final List<HttpMethod> METHODS =
            List.of(
                    HttpMethod.GET,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    private final TokenVerifier verifier;
    private final List<Api> endpoints;

    /**
     * The server of a workspace with these people and clients.
     *
     * @param usual whom the login page suggests
     * @param lifetime how long access tokens are good for, in whole seconds
     * @param key signs the tokens; asked for when the first one is needed
     * @param state keeps what was chosen on the login page for the next run; null if nothing does
     * @throws dev.lakefront.problem.ProblemException if what it has kept is broken
     */
    public AuthorizationServer(
            WorkspaceAddress address,
            Directory directory,
            Principal usual,
            Clients clients,
            Duration lifetime,
            Supplier<SigningKey> key,
            InstantSource clock,
            @Nullable StateFolder state) {
        Revocations revocations = new Revocations();
        TokenIssuer issuer = new TokenIssuer(address, lifetime, key, clock);
        TokenFamilies families = new TokenFamilies(clock, issuer, revocations);
        AuthorizationCodes codes = new AuthorizationCodes(clock, families);
        ClientAuthentication authentication = new ClientAuthentication(clients);
        this.verifier = new TokenVerifier(address, directory, key, revocations, clock);
        this.endpoints =
                List.of(
                        new DiscoveryApi(address, key),
                        new AuthorizeApi(address, directory, usual, clients, codes, clock, state),
                        new TokenApi(
                                authentication,
                                issuer,
                                codes,
                                families,
                                new TokenExchange(verifier, issuer)),
                        new RevocationApi(authentication, families, verifier, revocations));
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        endpoints.forEach(endpoint -> routes.addAll(endpoint.routes()));
        routes.addAll(otherMethods(routes));
        return routes;
    }

    /** What is no way to ask an endpoint, which nobody would write a stub for. */
    private static List<Route> otherMethods(List<Route> served) {
        Map<String, Set<HttpMethod>> allowed = new LinkedHashMap<>();
        for (Route route : served) {
            allowed.computeIfAbsent(route.path(), _ -> new TreeSet<>()).add(route.method());
        }
        List<Route> others = new ArrayList<>();
        allowed.forEach((path, methods) -> {
            Answer refusal = notAllowed(methods);
            METHODS.stream()
                    .filter(method -> !methods.contains(method))
                    .forEach(method -> others.add(new Route(method, path, _ -> refusal)));
        });
        return others;
    }

    /** RFC 9110, 15.5.6. */
    private static Answer notAllowed(Set<HttpMethod> methods) {
        String allow = methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        return Answer.error(
                        HttpResponseStatus.METHOD_NOT_ALLOWED,
                        "METHOD_NOT_ALLOWED",
                        "This endpoint is asked by " + allow + ".")
                .with("Allow", allow);
    }

    /** Knows a good token from a bad one. */
    public TokenVerifier verifier() {
        return verifier;
    }
}
