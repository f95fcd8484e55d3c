package dev.lakefront.workspace.oauth.message;

import dev.lakefront.workspace.http.Answer;

/** An endpoint says no. The message is for the client and never repeats what it sent. */
public final class OAuthRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    public OAuthRefusal(OAuthError error, String description) {
        super(description);
        this.error = error;
    }

    public OAuthError error() {
        return error;
    }

    /** As the token endpoint says it (RFC 6749, 5.2). */
    public Answer answer() {
        Answer answer =
                Answer.of(
                        error.status(),
                        json -> {
                            json.writeStringProperty("error", error.code());
                            json.writeStringProperty("error_description", getMessage());
                        });
        return error == OAuthError.INVALID_CLIENT
                ? answer.with("WWW-Authenticate", "Basic realm=\"offline workspace\"")
                : answer;
    }
}
