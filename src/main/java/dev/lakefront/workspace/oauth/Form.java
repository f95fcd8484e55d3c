package dev.lakefront.workspace.oauth;

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
 * The parameters of a request to the token endpoint (RFC 6749, appendix B). Not a record: they hold
 * secrets, and a record would show them.
 */
final class Form {
    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
    private static final int MAX_PARAMETERS = 64;

    private final Map<String, String> values = new HashMap<>();

    private Form() {}

    /**
     * @throws OAuthRefusal {@code invalid_request} if the body is no form, or a parameter is there
     *     twice (RFC 6749, 3.2)
     */
    static Form read(Request request) throws OAuthRefusal {
        if (!isForm(request.header(HttpHeaderNames.CONTENT_TYPE))) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "the body is not " + MEDIA_TYPE);
        }
        Form form = new Form();
        for (Map.Entry<String, List<String>> parameter : decode(request.body()).entrySet()) {
            if (parameter.getValue().size() > 1) {
                throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "a parameter is there twice");
            }
            form.values.put(parameter.getKey(), parameter.getValue().getFirst());
        }
        return form;
    }

    /** The parameter; one without a value counts as left out (RFC 6749, 3.1). */
    @Nullable String value(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String required(String name) throws OAuthRefusal {
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

    private static Map<String, List<String>> decode(String body) throws OAuthRefusal {
        try {
            return new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true)
                    .parameters();
        } catch (IllegalArgumentException e) {
            throw new OAuthRefusal(OAuthError.INVALID_REQUEST, "the body is not " + MEDIA_TYPE);
        }
    }
}
