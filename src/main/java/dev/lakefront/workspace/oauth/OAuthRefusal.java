package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.http.Answer;

/** The token endpoint says no. The message is for the client and never repeats what it sent. */
final class OAuthRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    OAuthRefusal(OAuthError error, String description) {
        super(description);
        this.error = error;
    }

    Answer answer() {
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
