package dev.lakefront.workspace.oauth.message;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The errors of the endpoints (RFC 6749, 4.1.2.1 and 5.2). */
public enum OAuthError {
    INVALID_REQUEST("invalid_request"),
    INVALID_CLIENT("invalid_client"),
    INVALID_GRANT("invalid_grant"),
    UNAUTHORIZED_CLIENT("unauthorized_client"),
    ACCESS_DENIED("access_denied"),
    UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type"),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type"),
    INVALID_SCOPE("invalid_scope");

    private final String code;

    OAuthError(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    HttpResponseStatus status() {
        return this == INVALID_CLIENT
                ? HttpResponseStatus.UNAUTHORIZED
                : HttpResponseStatus.BAD_REQUEST;
    }
}
