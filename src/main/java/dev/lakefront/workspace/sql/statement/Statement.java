package dev.lakefront.workspace.sql.statement;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Execution;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A statement that was sent, from then until nobody asks for it any more. */
public final class Statement {
    private final String id = UUID.randomUUID().toString();
    private final Principal owner;
    private final Delivery delivery;
    private final CountDownLatch ended = new CountDownLatch(1);
    private StatementStatus status = StatementStatus.PENDING;

    /** Null when it is over: it holds the statement's text, and a thousand statements are kept. */
    private volatile @Nullable Execution execution;

    Statement(Principal owner, Delivery delivery, Execution execution) {
        this.owner = owner;
        this.delivery = delivery;
        this.execution = execution;
    }

    public String id() {
        return id;
    }

    @Nullable Execution execution() {
        return execution;
    }

    public Delivery delivery() {
        return delivery;
    }

    public boolean isOf(Principal caller) {
        return owner.equals(caller);
    }

    public synchronized StatementStatus status() {
        return status;
    }

    /** Runs it, in this thread. */
    void run() {
        Execution running = execution();
        if (running != null) {
            become(StatementStatus.RUNNING);
            run(running);
            execution = null;
        }
    }

    private void run(Execution running) {
        try {
            become(StatementStatus.succeeded(running.run()));
        } catch (SqlFailure e) {
            become(StatementStatus.failed(e));
        } catch (CancellationException e) {
            become(StatementStatus.CANCELED);
        } catch (RuntimeException bug) {
            become(StatementStatus.failed(SqlFailure.bug(bug)));
        }
    }

    /** Waits for the end, but no longer than this. */
    public StatementStatus await(Duration patience) {
        try {
            boolean _ = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status();
    }

    public void cancel() {
        become(StatementStatus.CANCELED);
        Execution running = execution;
        if (running != null) {
            running.cancel();
        }
    }

    /** Forgets the result. */
    public synchronized void close() {
        if (status.result() != null) {
            status = StatementStatus.CLOSED;
        }
    }

    private synchronized void become(StatementStatus next) {
        if (!status.isFinal()) {
            status = next;
            if (next.isFinal()) {
                ended.countDown();
            }
        }
    }
}
