package dev.lakefront.workspace.sql.engine;

import java.sql.SQLException;

/** Why a statement failed, in the words of the platform as far as it has some. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    private SqlFailure(String message, String sqlState) {
        super(message);
        this.sqlState = sqlState;
    }

    /**
     * A failure that the platform knows.
     *
     * @param condition as in the list of the platform's error conditions
     * @param place what follows the state
     */
    public static SqlFailure of(String condition, String message, String sqlState, String place) {
        return new SqlFailure(
                "[" + condition + "] " + message + " SQLSTATE: " + sqlState + place, sqlState);
    }

    /** What only the offline workspace can say. */
    static SqlFailure offline(String message, String sqlState) {
        return new SqlFailure(message, sqlState);
    }

    /** DuckDB does not work at all. */
    static SqlFailure duckDb(SQLException e) {
        return offline("DuckDB: " + DuckDbError.of(e).message(), "58000");
    }

    static SqlFailure unavailable(String why) {
        return offline("offline, SQL runs on DuckDB, and " + why, "0A000");
    }

    /** Rows are asked for that there are not. */
    public static SqlFailure noResult(String state) {
        return offline("The statement has no result: it is " + state + ".", "HY010");
    }

    /** Not the user's mistake; the class only, because a message may quote data. */
    public static SqlFailure bug(RuntimeException bug) {
        return offline("a bug in the offline workspace: " + bug.getClass().getName(), "XX000");
    }

    static SqlFailure tooLarge(long bytes) {
        return new SqlFailure(
                "Inline byte limit exceeded. Statements executed with disposition=INLINE can have"
                        + " a result size of at most "
                        + bytes
                        + " bytes. Please execute the statement with disposition=EXTERNAL_LINKS if"
                        + " you want to download the full result.",
                "54000");
    }

    static SqlFailure tooLargeOffline(long bytes) {
        return offline(
                "The offline workspace keeps a result of at most "
                        + (bytes >> 20)
                        + " MiB, packed. Please ask for fewer rows: LIMIT, or row_limit.",
                "54000");
    }

    /** Five characters, as ISO 9075 has them. */
    public String sqlState() {
        return sqlState;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
