package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.RequestOrigin;
import dev.lakefront.frontdoor.rule.RequestTarget;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The paths that are the front door's own: the app never sees them. */
public final class OwnPages {
    private static final String FOLDER = "/.lakefront/";

    private OwnPages() {}

    /** The answer to a request for one of them; null if the request is the app's. */
    public static @Nullable FullHttpResponse answer(
            HttpRequest inbound, RequestOrigin origin, FrontDoorSettings settings) {
        String path = RequestTarget.path(inbound);
        if (path.startsWith(FOLDER)) {
            return answer(inbound, path, origin, settings);
        }
        return settings.asDeployed()
                ? PlatformPages.answer(inbound, path, origin, settings.appLife())
                : null;
    }

    private static FullHttpResponse answer(
            HttpRequest inbound, String path, RequestOrigin origin, FrontDoorSettings settings) {
        return switch (path) {
            case StartingPage.PROGRESS -> StartingPage.progress(settings.appLife());
            case StartingPage.SCRIPT -> StartingPage.script();
            default -> FailureAnswer.to(inbound, Failure.NO_SUCH_PAGE, origin.requestId());
        };
    }
}
