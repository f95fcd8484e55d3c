package dev.lakefront.workspace.sql.dialect;

/** A statement calls what Databricks SQL does not have. */
public final class UnknownRoutineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String routine;
    private final int at;

    /**
     * @param at where in the statement its name begins
     */
    UnknownRoutineException(String routine, int at) {
        super(routine);
        this.routine = routine;
        this.at = at;
    }

    public String routine() {
        return routine;
    }

    public int at() {
        return at;
    }
}
