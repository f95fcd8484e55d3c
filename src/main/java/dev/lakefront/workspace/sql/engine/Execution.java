package dev.lakefront.workspace.sql.engine;

import java.util.concurrent.CancellationException;

/** One run of something that finds a result. */
public interface Execution {
    /**
     * Runs it, in this thread.
     *
     * @throws SqlFailure if it fails
     * @throws CancellationException if it was canceled
     */
    Result run();

    /** Has {@link #run} end soon, from another thread or before it began. */
    void cancel();
}
