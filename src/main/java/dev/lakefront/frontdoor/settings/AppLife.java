package dev.lakefront.frontdoor.settings;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the app, as far as requests depend on it. Asked on the front door's event loop:
 * must not block.
 */
public interface AppLife {
    /**
     * Complete as soon as the app accepts connections: requests wait for it. Another one once an
     * app that was restarted is waited for.
     */
    CompletableFuture<Void> listens();

    /** How the app has ended, in words for a page; null while it starts or runs. */
    @Nullable String end();

    /**
     * What the app said last, a line each, the oldest first: plain text, without secrets of ours.
     */
    List<String> lastLines();
}
