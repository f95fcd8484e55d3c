package dev.lakefront.workspace.http;

/** A part of a request is not encoded as a URL is (RFC 3986, 2.1): the client's mistake. */
final class BadlyEncodedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param part the path, or the query
     */
    BadlyEncodedException(String part, IllegalArgumentException cause) {
        super("the " + part + " is badly encoded", cause);
    }
}
