package dev.lakefront.workspace.oauth.authorize;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes with the answer.
 *
 * @param redirectUri as the client gave it
 * @param state the client's own mark, sent back as it came
 * @param issuer ours, so that a client of several can tell who answers (RFC 9207)
 */
record RedirectTarget(String redirectUri, @Nullable String state, String issuer) {

    /** RFC 6749, 4.1.2. */
    Answer grant(String code) {
        return redirect("code=" + encode(code));
    }

    /** RFC 6749, 4.1.2.1. */
    Answer refuse(OAuthRefusal refusal) {
        return redirect(
                "error="
                        + refusal.error().code()
                        + "&error_description="
                        + encode(String.valueOf(refusal.getMessage())));
    }

    /** 303: what comes next is a GET, although a form was posted (RFC 9700, 4.12). */
    private Answer redirect(String parameters) {
        String location =
                redirectUri
                        + (redirectUri.indexOf('?') < 0 ? "?" : "&")
                        + parameters
                        + (state == null ? "" : "&state=" + encode(state))
                        + "&iss="
                        + encode(issuer);
        return new Answer(
                HttpResponseStatus.SEE_OTHER,
                Map.of("Location", location, "Cache-Control", "no-store"),
                "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
