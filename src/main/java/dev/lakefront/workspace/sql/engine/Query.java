package dev.lakefront.workspace.sql.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement to run.
 *
 * @param session in which it runs, and which it may change
 * @param limits how much of the result is wanted
 */
public record Query(String statement, Session session, List<Parameter> parameters, Limits limits) {

    public Query {
        parameters = List.copyOf(parameters);
    }

    /**
     * A value for {@code :name}.
     *
     * @param type as Databricks SQL names it
     */
    public record Parameter(String name, String type, @Nullable String value) {}

    /**
     * How much of a result is wanted; what is more is left out.
     *
     * @param rows at most so many
     * @param bytes at most so many, about
     * @param inline whether it is to fit into one answer
     */
    public record Limits(long rows, long bytes, boolean inline) {
        /** Of a result that is to fit into one answer. */
        public Limits(long rows, long bytes) {
            this(rows, bytes, true);
        }
    }
}
