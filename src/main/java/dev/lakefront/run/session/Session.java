package dev.lakefront.run.session;

import dev.lakefront.problem.ProblemException;

/** Something that runs until it ends, or is ended from another thread. */
public sealed interface Session permits RunSession, ExecSession {
    /**
     * Runs to the end; nothing that was started is left then.
     *
     * @return the exit status of what it was all for
     * @throws ProblemException if it cannot start
     * @throws InterruptedException if {@link #stop} came first
     */
    int run() throws InterruptedException;

    /** Ends it: SIGTERM, 15 seconds, SIGKILL. Returns when nothing of it is left. */
    void stop() throws InterruptedException;

    /** Has an end that is under way take no more time: SIGKILL. Returns at once. */
    void kill();
}
