package dev.lakefront.workspace.oauth.message;

import dev.lakefront.workspace.http.Request;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request to an endpoint (RFC 6749, appendix B). Not a record: they hold
 * secrets, and a record would show them.
 */
public final class Form {
    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
    private static final int MAX_PARAMETERS = 128;

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The form in the body.
     *
     * @throws OAuthRefusal {@code invalid_request} if the body is no form, or a parameter is there
     *     twice (RFC 6749, 3.2)
     */
    public static Form read(Request request) throws OAuthRefusal {
        Form form = readAny(request);
        for (List<String> values : form.values.values()) {
            if (values.size() > 1) {
                throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "a parameter is there twice");
            }
        }
        return form;
    }

    /** The form in the body, in which parameters may be there more than once. */
    public static Form readAny(Request request) throws OAuthRefusal {
        if (!isForm(request.header(HttpHeaderNames.CONTENT_TYPE))) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "the body is not " + MEDIA_TYPE);
        }
        return decode(request.body());
    }

    /** The parameters of the query, which may be there more than once. */
    public static Form ofQuery(Request request) throws OAuthRefusal {
        return decode(request.rawQuery());
    }

    /** The parameter; one without a value counts as left out (RFC 6749, 3.1). */
    public @Nullable String value(String name) {
        List<String> given = all(name);
        return given.isEmpty() || given.getFirst().isEmpty() ? null : given.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public String required(String name) throws OAuthRefusal {
        String value = value(name);
        if (value == null) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, name + " is missing");
        }
        return value;
    }

    private static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        CharSequence mediaType = HttpUtil.getMimeType(contentType);
        return mediaType != null && MEDIA_TYPE.equalsIgnoreCase(mediaType.toString().trim());
    }

    private static Form decode(String encoded) throws OAuthRefusal {
        try {
            return new Form(
                    new HashMap<>(
                            new QueryStringDecoder(
                                            encoded,
                                            StandardCharsets.UTF_8,
                                            false,
                                            MAX_PARAMETERS,
                                            true)
                                    .parameters()));
        } catch (IllegalArgumentException e) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "the parameters are not encoded");
        }
    }
}
