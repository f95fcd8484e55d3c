package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.table.TableFolder;
import dev.lakefront.workspace.sql.table.Tables;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where statements run, on the tables of a folder. */
public final class Warehouse implements AutoCloseable {
    private final TableFolder folder;
    private @Nullable Database database;

    /** Reads and loads nothing yet. */
    public Warehouse(TableFolder folder) {
        this.folder = folder;
    }

    /** A statement, ready to run once. */
    public Execution execution(Query query, Principal caller) {
        return new Execution(query, caller, this);
    }

    /** The tables as their files are now. When one has changed, all are read anew. */
    synchronized Database database() throws SQLException {
        Tables current = look();
        Database open = database;
        if (open == null || !open.holds(current)) {
            close();
            open = new Database(current);
            database = open;
        }
        return open;
    }

    private Tables look() {
        try {
            return folder.look();
        } catch (IOException e) {
            throw SqlFailure.offline("the tables cannot be read: " + e, "58030");
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
