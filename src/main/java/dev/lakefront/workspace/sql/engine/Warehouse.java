package dev.lakefront.workspace.sql.engine;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.grant.Grants;
import dev.lakefront.workspace.sql.grant.GrantsFile;
import dev.lakefront.workspace.sql.grant.RowFilter;
import dev.lakefront.workspace.sql.table.TableFolder;
import dev.lakefront.workspace.sql.table.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where statements run, on the tables of a folder. With grants, each caller has a database of its
 * own that holds what it may read and nothing else: no SQL can ask for more.
 */
public final class Warehouse implements AutoCloseable {
    /** Whose database it is when there are no grants. */
    private static final String EVERYBODY = "";

    private final TableFolder folder;
    private final GrantsFile grantsFile;
    private final @Nullable KeptTables kept;
    private final Map<String, Database> databases = new HashMap<>();
    private @Nullable Tables tables;
    private @Nullable Grants grants;

    /**
     * Loads no table yet.
     *
     * @param kept keeps what statements change for the next run; null if nothing does
     */
    public Warehouse(TableFolder folder, GrantsFile grantsFile, @Nullable KeptTables kept) {
        this.folder = folder;
        this.grantsFile = grantsFile;
        this.kept = kept;
    }

    /** A statement, ready to run once. */
    public Execution execution(Query query, Principal caller) {
        return new QueryExecution(query, caller, this);
    }

    /** A list, ready to be made once. */
    public Execution execution(Listing listing, Principal caller) {
        return new ListingExecution(listing, caller, this);
    }

    /** What the caller may read, as the files are now. When one has changed, all are read anew. */
    synchronized Database database(Principal caller) throws SQLException {
        Tables currentTables = lookAtTables();
        Grants currentGrants = lookAtGrants(currentTables);
        if (!currentTables.equals(tables)) {
            close();
        } else if (!Objects.equals(currentGrants, grants)) {
            closeThoseOfCallers();
        }
        tables = currentTables;
        grants = currentGrants;
        String owner = currentGrants == null ? EVERYBODY : caller.userName();
        Database open = databases.get(owner);
        if (open == null) {
            open =
                    currentGrants == null
                            ? openToEverybody(currentTables)
                            : new Database(currentTables, new Access(caller, currentGrants), null);
            databases.put(owner, open);
        }
        return open;
    }

    private Database openToEverybody(Tables current) throws SQLException {
        if (kept == null) {
            return new Database(current, null, null);
        }
        try {
            KeptTables.Place place = kept.place(current);
            Database open = new Database(current, null, place);
            kept.opened(place, current, open.problems());
            return open;
        } catch (IOException | SQLException e) {
            String why = e instanceof SQLException sql ? DuckDbError.of(sql).message() : "" + e;
            throw SqlFailure.offline(
                    "the tables in the folder of --keep-state cannot be opened: " + why, "58030");
        }
    }

    private Tables lookAtTables() {
        try {
            return folder.look();
        } catch (IOException e) {
            throw SqlFailure.offline("the tables cannot be read: " + e, "58030");
        }
    }

    private @Nullable Grants lookAtGrants(Tables current) {
        try {
            Grants read = grantsFile.look();
            if (read != null) {
                requireTables(read, current);
            }
            return read;
        } catch (ProblemException e) {
            throw SqlFailure.offline(
                    e.problems().stream()
                            .map(problem -> problem.where() + ": " + problem.what())
                            .collect(Collectors.joining("\n")),
                    "58030");
        }
    }

    /** A filter of a table that is misspelled would leave the real one without. */
    private static void requireTables(Grants grants, Tables current) {
        for (RowFilter filter : grants.rowFilters()) {
            if (!current.names().contains(filter.table())) {
                throw new ProblemException(
                        new Problem(
                                "a row filter of " + filter.table() + ", which is no table",
                                filter.where(),
                                "correct its name"));
            }
            if (current.views().stream().anyMatch(view -> view.name().equals(filter.table()))) {
                throw new ProblemException(
                        new Problem(
                                "a row filter of " + filter.table() + ", which is a view",
                                filter.where(),
                                "write the condition into the view, or filter the tables it reads"));
            }
        }
    }

    /** What everybody has changed is not lost to a rule that comes, and goes again. */
    private void closeThoseOfCallers() throws SQLException {
        for (Map.Entry<String, Database> each : List.copyOf(databases.entrySet())) {
            if (!each.getKey().equals(EVERYBODY)) {
                each.getValue().close();
                databases.remove(each.getKey());
            }
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        for (Database database : databases.values()) {
            database.close();
        }
        databases.clear();
    }
}
