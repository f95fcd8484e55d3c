package dev.lakefront.workspace.sql.dialect;

/** A statement that cannot be divided into tokens, or that is not one statement. */
public final class SqlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String near;
    private final int at;

    /**
     * @param near what is wrong
     * @param at where, counted in characters from 0
     */
    SqlSyntaxException(String near, int at) {
        super(near);
        this.near = near;
        this.at = at;
    }

    public String near() {
        return near;
    }

    public int at() {
        return at;
    }
}
