package dev.lakefront.run.session;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.LastLines;
import dev.lakefront.app.output.LineFormat;
import dev.lakefront.app.output.StandardStreams;
import dev.lakefront.app.process.AppProcess;
import dev.lakefront.frontdoor.settings.AppLife;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The app of a run, as its front door sees it. */
final class RunningApp implements AppLife {
    private volatile LastLines lastLines = new LastLines();
    private final StandardStreams streams;
    private final @Nullable LineFormat format;
    private final AppInput input = new AppInput();
    private volatile CompletableFuture<Void> listens = new CompletableFuture<>();
    private volatile @Nullable String end;

    /**
     * @param streams where its standard streams lead; a fed one reads {@link #input()}
     * @param format how its lines go to ours; null: as they are
     */
    RunningApp(StandardStreams streams, @Nullable LineFormat format) {
        this.streams = streams;
        this.format = format;
    }

    /** Where its process, which is about to be started, writes; the last one's words are over. */
    AppOutput output() {
        lastLines = new LastLines();
        return AppOutput.keptIn(lastLines, streams, format);
    }

    /** Where a step of its build writes: as it does, but nothing is fed to a step. */
    AppOutput outputOfBuild(LastLines lines) {
        return AppOutput.keptIn(
                lines, streams == StandardStreams.FED ? StandardStreams.OURS : streams, format);
    }

    AppInput input() {
        return input;
    }

    /** This is its process now. */
    void started(AppProcess process) {
        if (streams == StandardStreams.FED) {
            input.leadTo(process.input());
        }
    }

    /** It is started again, or soon will be: requests wait. */
    void starting() {
        if (listens.isDone()) {
            listens = new CompletableFuture<>();
        }
        end = null;
    }

    void listening() {
        listens.complete(null);
    }

    boolean hasListened() {
        return listens.isDone() && !listens.isCompletedExceptionally();
    }

    /** Whoever waits for it waits in vain. */
    void ended(AppEnd appEnd) {
        String how = "It ended with " + appEnd.how() + ".";
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
        return lastLines.lines();
    }
}
