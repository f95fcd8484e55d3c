package dev.lakefront.workspace.token;

import dev.lakefront.workspace.directory.Principal;

/** What came of checking an access token. */
sealed interface TokenCheck {
    /** Ours and still valid. */
    record Accepted(Principal principal) implements TokenCheck {}

    /**
     * Worth nothing here.
     *
     * @param reason for the client; it does not repeat the token
     */
    record Refused(String reason) implements TokenCheck {}
}
