package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.rule.Accepted;
import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.RequestOrigin;
import dev.lakefront.frontdoor.settings.AppLife;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths that the deployed platform keeps for itself: its log page, and its sign-in. */
final class PlatformPages {
    private static final String LOGS = "/logz";
    private static final String LOG_STREAM = "/logz/stream";
    private static final String SIGN_IN = "/.auth/";

    private PlatformPages() {}

    /** The answer to a request for one of them; null if the request is the app's. */
    static @Nullable FullHttpResponse answer(
            HttpRequest inbound, String path, RequestOrigin origin, AppLife app) {
        if (path.equals(LOGS)) {
            return logs(inbound, app.lastLines());
        }
        if (path.equals(LOG_STREAM)) {
            return FailureAnswer.to(inbound, Failure.NO_LOG_STREAM, origin.requestId());
        }
        return path.startsWith(SIGN_IN) ? signIn(inbound, path, origin) : null;
    }

    private static FullHttpResponse logs(HttpRequest inbound, List<String> lines) {
        return Accepted.html(inbound)
                ? LogPage.of(lines)
                : OwnAnswer.of(200, "text/plain", String.join("\n", lines) + "\n");
    }

    /** Nobody has to sign in here, and nobody can be signed out: both lead back to the app. */
    private static FullHttpResponse signIn(HttpRequest inbound, String path, RequestOrigin origin) {
        return switch (path.substring(SIGN_IN.length())) {
            case "callback", "sign_out" -> {
                FullHttpResponse answer = OwnAnswer.of(302, "text/plain", "");
                answer.headers().set(HttpHeaderNames.LOCATION, "/");
                yield answer;
            }
            default -> FailureAnswer.to(inbound, Failure.NO_SIGN_IN, origin.requestId());
        };
    }
}
