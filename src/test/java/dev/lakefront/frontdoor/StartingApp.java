package dev.lakefront.frontdoor;

import dev.lakefront.frontdoor.settings.AppLife;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An app that starts as slowly as a test wants it to. */
final class StartingApp implements AppLife {
    private final CompletableFuture<Void> listens = new CompletableFuture<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile @Nullable String end;

    static StartingApp thatListens() {
        StartingApp app = new StartingApp();
        app.listen();
        return app;
    }

    void say(String line) {
        lines.add(line);
    }

    void listen() {
        listens.complete(null);
    }

    void crash(String how) {
        end = how;
        listens.completeExceptionally(new IllegalStateException(how));
    }

    @Override
    public CompletableFuture<Void> listens() {
        return listens;
    }

    @Override
    public @Nullable String end() {
        return end;
    }

    @Override
    public List<String> lastLines() {
        return lines;
    }
}
