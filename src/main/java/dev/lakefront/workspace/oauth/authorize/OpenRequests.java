package dev.lakefront.workspace.oauth.authorize;

import dev.lakefront.workspace.oauth.grant.RandomText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are open in browsers. Each is known by a text that only that page has, and bound
 * to a cookie that only that browser has, so that no other page can send its form. The number of
 * open pages is bounded: anybody can open one.
 */
final class OpenRequests {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int MOST = 256;

    private final InstantSource clock;
    private final Map<String, Open> open = new LinkedHashMap<>();

    OpenRequests(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Remembers a page that is about to be shown.
     *
     * @param browser the value of the browser's cookie
     * @return what the page's form must send
     */
    synchronized String add(AuthorizationRequest request, String browser) {
        if (open.size() == MOST) {
            open.remove(open.keySet().iterator().next());
        }
        String text = RandomText.next();
        open.put(text, new Open(request, browser, clock.instant().plus(LIFETIME)));
        return text;
    }

    /** The request of a page, once; null if it is not this browser's, or too old. */
    synchronized @Nullable AuthorizationRequest take(String text, String browser) {
        Open found = open.get(text);
        if (found == null || !found.browser.equals(browser)) {
            return null;
        }
        open.remove(text);
        return clock.instant().isBefore(found.end) ? found.request : null;
    }

    private record Open(AuthorizationRequest request, String browser, Instant end) {}
}
