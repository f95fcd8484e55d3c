package dev.lakefront.frontdoor.page;

import dev.lakefront.html.Template;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;

/** What the app said last, in the place of the platform's log page. */
final class LogPage {
    private static final String TEMPLATE = Template.read(LogPage.class, "logs.html");

    private LogPage() {}

    static FullHttpResponse of(List<String> lines) {
        return OwnAnswer.page(200, TEMPLATE.replace("{{lines}}", Template.preformatted(lines)));
    }
}
