package dev.lakefront.credentials.transport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer. A class and not a record: it must not print, its body may be a token. */
public final class HttpAnswer {
    public static final int OK = 200;
    public static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int NOT_IMPLEMENTED = 501;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private final int status;
    private final Map<String, List<String>> fields;
    private final String body;

    HttpAnswer(int status, Map<String, List<String>> fields, String body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The first value of a header field, its name in any case; null if it is absent. */
    public @Nullable String field(String name) {
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            if (name.equalsIgnoreCase(field.getKey())) {
                return field.getValue().getFirst();
            }
        }
        return null;
    }

    /** The content of a 200; empty with every other status, where nothing in it is for us. */
    public String body() {
        return body;
    }

    /** Whether the same request may well succeed a moment later. */
    public boolean isPassing() {
        return status == TOO_MANY_REQUESTS || (status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT);
    }

    /** Whether the credentials were looked at and refused. */
    public boolean isRefusal() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }
}
