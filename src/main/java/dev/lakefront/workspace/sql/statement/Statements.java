package dev.lakefront.workspace.sql.statement;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Chunk;
import dev.lakefront.workspace.sql.engine.Listing;
import dev.lakefront.workspace.sql.engine.Query;
import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.engine.Warehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a run, whichever API they came by: those that wait or run, and the results of
 * the last ones. They run in threads of the system, because DuckDB does not give a virtual one its
 * carrier back.
 */
public final class Statements implements AutoCloseable {
    private static final int CONCURRENT = 8;
    private static final int REMEMBERED = 1_000;

    /** More would not leave the front door enough of the heap. */
    private static final long RESULT_BYTES = 32L << 20;

    private final Warehouse warehouse;
    private final Map<String, Statement> byId = new LinkedHashMap<>();
    private @Nullable ExecutorService threads;

    /**
     * @param warehouse where they run; closed with them
     */
    public Statements(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Has a caller's statement run. */
    public Statement start(Query query, Delivery delivery, Principal caller) {
        return start(new Statement(caller, delivery, warehouse.execution(query, caller)));
    }

    /** Has a list made of what there is for a caller. */
    public Statement start(Listing listing, Principal caller) {
        return start(new Statement(caller, Delivery.INLINE, warehouse.execution(listing, caller)));
    }

    private synchronized Statement start(Statement statement) {
        byId.put(statement.id(), statement);
        if (threads == null) {
            threads =
                    Executors.newFixedThreadPool(
                            CONCURRENT,
                            Thread.ofPlatform().name("sql-statement-", 1).daemon().factory());
        }
        threads.execute(() -> {
            statement.run();
            forgetTheOldest();
        });
        return statement;
    }

    /** A caller's own statement. */
    public synchronized @Nullable Statement find(String id, Principal caller) {
        Statement statement = byId.get(id);
        return statement != null && statement.isOf(caller) ? statement : null;
    }

    /** Anybody's statement. */
    public synchronized @Nullable Statement find(String id) {
        return byId.get(id);
    }

    private synchronized void forgetTheOldest() {
        long bytes = 0;
        int count = 0;
        for (Statement statement : newestFirst()) {
            StatementStatus status = statement.status();
            bytes += size(status.result());
            count++;
            if (bytes > RESULT_BYTES) {
                statement.close();
            }
            if (count > REMEMBERED && status.isFinal()) {
                byId.remove(statement.id());
            }
        }
    }

    private List<Statement> newestFirst() {
        return new ArrayList<>(byId.values()).reversed();
    }

    private static long size(@Nullable Result result) {
        return result == null ? 0 : result.chunks().stream().mapToLong(Chunk::size).sum();
    }

    /** Cancels what runs, and frees the tables. */
    @Override
    public synchronized void close() {
        byId.values().forEach(Statement::cancel);
        if (threads != null) {
            threads.shutdownNow();
        }
        try {
            warehouse.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be closed", e);
        }
    }
}
