package dev.lakefront.workspace.sql.dialect;

/** A statement has something that DuckDB cannot do, and that it would misunderstand. */
public final class UnsupportedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final int at;

    /**
     * @param what is not done offline
     * @param at where it stands, counted in characters from 0
     */
    UnsupportedSqlException(String what, int at) {
        super(what);
        this.what = what;
        this.at = at;
    }

    public String what() {
        return what;
    }

    public int at() {
        return at;
    }
}
