package dev.lakefront.workspace.oauth;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The errors of a token endpoint (RFC 6749, 5.2). */
enum OAuthError {
    INVALID_REQUEST("invalid_request"),
    INVALID_CLIENT("invalid_client"),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type"),
    INVALID_SCOPE("invalid_scope");

    private final String code;

    OAuthError(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    HttpResponseStatus status() {
        return this == INVALID_CLIENT
                ? HttpResponseStatus.UNAUTHORIZED
                : HttpResponseStatus.BAD_REQUEST;
    }
}
