package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.table.TableName;
import org.jspecify.annotations.Nullable;

/** Why a table that a statement asks for is not there. */
interface AbsentTables {
    /** What is wrong with its file; null if that is not the reason. */
    @Nullable String problem(TableName table);

    /** Whether it is there, and the caller may not read it. */
    boolean denies(TableName table);
}
