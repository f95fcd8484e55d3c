package dev.lakefront.identity;

/**
 * A token, or the identity behind it, could not be had. The message is for the developer's terminal
 * and says what failed and what to do; it never holds a secret or the answer of an endpoint.
 */
public final class TokenFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean rejected;

    private TokenFailure(String message, boolean rejected) {
        super(message);
        this.rejected = rejected;
    }

    /** The workspace could not be asked, or not answer, this time: the next attempt may succeed. */
    public static TokenFailure passing(String message) {
        return new TokenFailure(message, false);
    }

    /** The workspace, or the CLI, answered and said no: only another login will help. */
    public static TokenFailure rejected(String message) {
        return new TokenFailure(message, true);
    }

    public boolean isRejected() {
        return rejected;
    }
}
