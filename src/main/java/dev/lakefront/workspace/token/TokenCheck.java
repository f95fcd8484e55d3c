package dev.lakefront.workspace.token;

/** What came of checking an access token. */
public sealed interface TokenCheck {
    /** Ours and still valid. */
    record Accepted(AccessToken token) implements TokenCheck {}

    /**
     * Worth nothing here.
     *
     * @param reason for the client; it does not repeat the token
     */
    record Refused(String reason) implements TokenCheck {}
}
