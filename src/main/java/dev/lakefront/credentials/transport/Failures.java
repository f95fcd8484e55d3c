package dev.lakefront.credentials.transport;

import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Words for what goes wrong on the way to a workspace. They never quote what was sent or got. */
public final class Failures {
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_CLIENT_ERROR = 400;

    private Failures() {}

    /** Such as {@code the token endpoint https://host answered with HTTP 503}. */
    public static String answered(String whom, URI address, int status) {
        boolean redirect = status >= FIRST_REDIRECT && status < FIRST_CLIENT_ERROR;
        return whom
                + " "
                + Endpoints.originOf(address)
                + " answered with "
                + (redirect ? "a redirect, which is not followed: HTTP " : "HTTP ")
                + status;
    }

    /** An answer that was expected to be something else. */
    public static TokenFailure answeredOther(String what, String whom, URI address) {
        return TokenFailure.passing(
                whom
                        + " "
                        + Endpoints.originOf(address)
                        + " answered with something that is not "
                        + what);
    }

    /** No answer at all, or not a whole one. */
    public static TokenFailure unanswered(String whom, URI address, IOException cause) {
        return TokenFailure.passing(
                whom + " " + Endpoints.originOf(address) + " " + happened(cause));
    }

    private static String happened(IOException cause) {
        return switch (cause) {
            case SocketTimeoutException _ -> "gave no answer in time";
            case UnknownHostException _ -> "could not be reached: unknown host";
            case ConnectException _ -> "could not be reached: connection refused";
            case SSLException _ -> "could not be reached: no trusted TLS connection";
            default -> "gave no whole answer";
        };
    }
}
