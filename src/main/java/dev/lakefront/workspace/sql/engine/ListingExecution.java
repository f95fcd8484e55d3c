package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import java.sql.SQLException;

/** Makes a list of what there is for a caller. It is not canceled: it has soon ended. */
final class ListingExecution implements Execution {
    private final Listing listing;
    private final Principal caller;
    private final Warehouse warehouse;

    ListingExecution(Listing listing, Principal caller, Warehouse warehouse) {
        this.listing = listing;
        this.caller = caller;
        this.warehouse = warehouse;
    }

    @Override
    public Result run() {
        try {
            return warehouse.database(caller).list(listing, caller);
        } catch (SQLException e) {
            throw SqlFailure.duckDb(e);
        }
    }

    @Override
    public void cancel() {}
}
