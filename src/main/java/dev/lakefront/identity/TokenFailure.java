package dev.lakefront.identity;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A token, or the identity behind it, could not be had. The message is for the developer's terminal
 * and says what failed and what to do; it never holds a secret or the answer of an endpoint.
 */
public final class TokenFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What could not be had. */
    public enum Missing {
        TOKEN,
        IDENTITY
    }

    private final String what;
    private final @Nullable String fix;
    private final boolean rejected;
    private final Missing missing;

    private TokenFailure(String what, @Nullable String fix, boolean rejected, Missing missing) {
        super(fix == null ? what : what + ": " + fix);
        this.what = what;
        this.fix = fix;
        this.rejected = rejected;
        this.missing = missing;
    }

    /** The workspace could not be asked, or not answer, this time: the next attempt may succeed. */
    public static TokenFailure passing(String message) {
        return new TokenFailure(message, null, false, Missing.TOKEN);
    }

    /** The workspace, or the CLI, answered and said no: only another login will help. */
    public static TokenFailure rejected(String message) {
        return new TokenFailure(message, null, true, Missing.TOKEN);
    }

    /**
     * As {@link #rejected(String)}, where it is known what will help.
     *
     * @param fix what to do, with the command to do it by
     */
    public static TokenFailure rejected(String what, @Nullable String fix) {
        return new TokenFailure(what, fix, true, Missing.TOKEN);
    }

    /** What an answer that failed says, whatever wraps it; a bug of ours is called one. */
    public static TokenFailure of(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            cause = cause.getCause();
        }
        if (cause instanceof TokenFailure known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return passing("the workspace gave no answer in time");
        }
        String bug = cause == null ? "no cause" : cause.getClass().getSimpleName();
        return passing("a bug in Lakefront (" + bug + "); please report it");
    }

    /** The same failure, told of the identity: there is a token, or the login has none. */
    public TokenFailure forIdentity() {
        return new TokenFailure(what, fix, rejected, Missing.IDENTITY);
    }

    /** What failed: the message without {@link #fix()}. */
    public String what() {
        return what;
    }

    /** What to do about it, with the command to do it by; null if that is not known here. */
    public @Nullable String fix() {
        return fix;
    }

    public boolean isRejected() {
        return rejected;
    }

    public Missing missing() {
        return missing;
    }
}
