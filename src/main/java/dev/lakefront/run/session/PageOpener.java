package dev.lakefront.run.session;

import dev.lakefront.app.process.RunMarker;
import dev.lakefront.credentials.browser.BrowserOpener;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.run.option.Surroundings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Shows the app in the person's browser, which stays when the run ends. */
final class PageOpener {
    private PageOpener() {}

    /** On a thread of its own, as it takes a moment. */
    static void open(String url, Surroundings around, RunEvents events) {
        Thread.ofPlatform()
                .daemon()
                .name("page-opener")
                .start(() -> {
                    Map<String, String> shell = new HashMap<>(around.shell());
                    shell.put(RunMarker.NAME, RunMarker.OF_NO_RUN.id());
                    var request = new LoginRequest(shell, null, around.home(), around.version());
                    if (!BrowserOpener.open(URI.create(url), request)) {
                        events.warning(
                                "no program opens a browser here (xdg-open on Linux): open "
                                        + url
                                        + " yourself");
                    }
                });
    }
}
