package dev.lakefront.credentials;

import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Words for what goes wrong on the way to a workspace. They never quote what was sent or got. */
final class Failures {
    private Failures() {}

    /** Such as {@code the token endpoint https://host answered 503}. */
    static String answered(String whom, URI address, int status) {
        return whom + " " + Endpoints.originOf(address) + " answered " + status;
    }

    /** No answer at all. */
    static TokenFailure unreachable(String whom, URI address, IOException cause) {
        return TokenFailure.passing(
                whom + " " + Endpoints.originOf(address) + " cannot be reached: " + reason(cause));
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case SocketTimeoutException _ -> "no answer in time";
            case UnknownHostException _ -> "unknown host";
            case ConnectException _ -> "connection refused";
            case SSLException _ -> "no trusted TLS connection";
            default -> "the connection broke";
        };
    }
}
