package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.settings.AppLife;
import dev.lakefront.html.Template;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;

/**
 * What somebody sees who opens a page of an app that does not listen yet: what the app says
 * meanwhile, and then, without further ado, the app. With scripts it asks {@link #PROGRESS};
 * without it loads itself again.
 */
public final class StartingPage {
    static final String PROGRESS = "/.lakefront/starting";
    static final String SCRIPT = "/.lakefront/starting.js";

    private static final String STARTING =
            "The app does not accept connections yet. This page becomes the app's as soon as it does.";
    private static final String RETRY_SECONDS = "1";
    private static final String TEMPLATE = Template.read(StartingPage.class, "starting.html");

    private StartingPage() {}

    /** In the place of the page that was asked for (RFC 9110, 15.6.4). */
    public static FullHttpResponse of(AppLife app) {
        FullHttpResponse answer = page(503, app);
        answer.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        return answer;
    }

    /** How things stand; 204 when the app listens. */
    static FullHttpResponse progress(AppLife app) {
        boolean listens = app.listens().isDone() && !app.listens().isCompletedExceptionally();
        return listens ? OwnAnswer.of(204, "text/plain", "") : page(200, app);
    }

    static FullHttpResponse script() {
        return OwnAnswer.of(
                200, "text/javascript", Template.read(StartingPage.class, "starting.js"));
    }

    private static FullHttpResponse page(int status, AppLife app) {
        String end = app.end();
        String page =
                TEMPLATE.replace("{{title}}", end == null ? "Starting …" : "The app has ended")
                        .replace("{{state}}", Template.escape(end == null ? STARTING : end))
                        .replace("{{lines}}", Template.preformatted(app.lastLines()));
        return OwnAnswer.page(status, page);
    }
}
