package dev.lakefront.workspace.token;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Handler;
import dev.lakefront.workspace.http.Request;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Lets a request through to its handler only with a valid access token that is good for it (RFC
 * 6750).
 */
public final class BearerGate {
    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"offline workspace\"";

    private final String workspaceId;
    private final TokenVerifier tokens;

    /**
     * The gate of a workspace.
     *
     * @param workspaceId clients without host metadata learn it from {@code X-Databricks-Org-Id}
     */
    public BearerGate(String workspaceId, TokenVerifier tokens) {
        this.workspaceId = workspaceId;
        this.tokens = tokens;
    }

    /** A handler that is told who calls, and is not called for strangers. */
    public Handler forCallers(BiFunction<Request, Principal, Answer> handler) {
        return request -> answer(request, handler);
    }

    private Answer answer(Request request, BiFunction<Request, Principal, Answer> handler) {
        String authorization = request.header(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            // the words of the platform, which tools look for; RFC 6750, 3.1: no error code here
            return unauthenticated(
                    "Credential was not sent or was of an unsupported type for this API.",
                    CHALLENGE);
        }
        TokenCheck check = tokens.check(authorization.substring(SCHEME.length()).trim());
        // not a pattern switch: its bootstrap is not in the AOT cache, and the first request waits
        if (check instanceof TokenCheck.Accepted accepted) {
            return admitted(request, accepted.token(), handler);
        }
        return refused(((TokenCheck.Refused) check).reason());
    }

    private Answer admitted(
            Request request, AccessToken token, BiFunction<Request, Principal, Answer> handler) {
        List<String> needed = ApiScopes.of(request.method(), request.path());
        Answer answer =
                needed.stream().anyMatch(token.scopes()::covers)
                        ? handler.apply(request, token.principal())
                        : outOfScope(needed.getFirst());
        return answer.with("X-Databricks-Org-Id", workspaceId).to(token.principal().userName());
    }

    /** In the words of the platform, which tools look for. */
    private static Answer outOfScope(String scope) {
        return refusal(
                        HttpResponseStatus.FORBIDDEN,
                        "PERMISSION_DENIED",
                        "Provided OAuth token does not have required scopes: " + scope)
                .with(
                        "WWW-Authenticate",
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    private static Answer refused(String reason) {
        return unauthenticated(
                reason,
                CHALLENGE + ", error=\"invalid_token\", error_description=\"" + reason + "\"");
    }

    private static Answer unauthenticated(String message, String challenge) {
        return refusal(HttpResponseStatus.UNAUTHORIZED, "UNAUTHENTICATED", message)
                .with("WWW-Authenticate", challenge);
    }

    /** SQL drivers expect no JSON and look for the reason in a header. */
    private static Answer refusal(HttpResponseStatus status, String errorCode, String message) {
        return Answer.error(status, errorCode, message).with("X-Databricks-Reason-Phrase", message);
    }
}
