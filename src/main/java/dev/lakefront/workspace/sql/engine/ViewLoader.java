package dev.lakefront.workspace.sql.engine;

import static dev.lakefront.workspace.sql.engine.Jdbc.run;

import dev.lakefront.workspace.sql.dialect.DuckDbSql;
import dev.lakefront.workspace.sql.dialect.DuckDbSql.Wanted;
import dev.lakefront.workspace.sql.dialect.SqlSyntaxException;
import dev.lakefront.workspace.sql.dialect.Translator;
import dev.lakefront.workspace.sql.dialect.UnboundParameterException;
import dev.lakefront.workspace.sql.dialect.UnknownRoutineException;
import dev.lakefront.workspace.sql.dialect.UnsupportedSqlException;
import dev.lakefront.workspace.sql.table.TableFile;
import dev.lakefront.workspace.sql.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the views that {@code .sql} files are. One that reads another is made after it: what cannot
 * be made yet is tried again as long as others can.
 */
final class ViewLoader {
    /** How a query begins. */
    private static final Set<String> QUERIES =
            Set.of("(", "FROM", "SELECT", "TABLE", "VALUES", "WITH");

    private final Connection connection;
    private final Namespace namespace;
    private final Map<TableName, String> problems;
    private final Map<TableName, Failure> failures = new HashMap<>();

    /**
     * @param problems gets one for each view that cannot be made
     */
    ViewLoader(Connection connection, Namespace namespace, Map<TableName, String> problems) {
        this.connection = connection;
        this.namespace = namespace;
        this.problems = problems;
    }

    /**
     * Why a view was not made.
     *
     * @param missing the table that it reads and that is not there; null for any other reason
     */
    private record Failure(TableFile view, String why, @Nullable TableName missing) {}

    void load(List<TableFile> views) {
        List<TableFile> left = views;
        int before;
        do {
            before = left.size();
            left = withoutThoseThatCanBeMade(left);
        } while (left.size() < before);
        for (TableFile view : left) {
            problems.put(view.name(), problem(view));
        }
    }

    private List<TableFile> withoutThoseThatCanBeMade(List<TableFile> views) {
        List<TableFile> left = new ArrayList<>();
        for (TableFile view : views) {
            Failure failure = make(view);
            if (failure == null) {
                failures.remove(view.name());
            } else {
                failures.put(view.name(), failure);
                left.add(view);
            }
        }
        return left;
    }

    private @Nullable Failure make(TableFile view) {
        String text;
        try {
            text = Files.readString(view.file());
        } catch (IOException e) {
            return new Failure(view, "it is not UTF-8 text, or cannot be read", null);
        }
        SessionState session = SessionState.in(view.name().catalog(), view.name().schema());
        Explanation explanation = new Explanation(text, session, new MissingYet());
        try {
            return make(view, Translator.translate(text, namespace, Map.of()), explanation);
        } catch (SqlSyntaxException e) {
            return new Failure(view, explanation.syntax(e.near(), e.at()).getMessage(), null);
        } catch (UnboundParameterException e) {
            return new Failure(view, explanation.unbound(e.parameter()).getMessage(), null);
        } catch (UnsupportedSqlException e) {
            String why = explanation.unsupported(e.what(), e.at()).getMessage();
            return new Failure(view, why, null);
        } catch (UnknownRoutineException e) {
            String why = explanation.noRoutine(e.routine(), e.at()).getMessage();
            return new Failure(view, why, null);
        }
    }

    private @Nullable Failure make(TableFile view, DuckDbSql sql, Explanation explanation) {
        String begin = sql.wanted() == Wanted.ROWS ? sql.verb() : "DESCRIBE";
        if (!QUERIES.contains(begin)) {
            return new Failure(
                    view,
                    "it begins with "
                            + begin
                            + ": write the query only, its name is that of the file",
                    null);
        }
        String start = "CREATE VIEW " + namespace.quoted(view.name()) + " AS ";
        try {
            run(connection, namespace.use(view.name().catalog(), view.name().schema()));
            // a comment may end it
            run(connection, start + sql.text() + "\n");
            return null;
        } catch (SQLException e) {
            DuckDbError error = DuckDbError.of(e).behind(start);
            return new Failure(
                    view, explanation.of(error, sql).getMessage(), explanation.missing(error, sql));
        }
    }

    private String problem(TableFile view) {
        List<String> files = new ArrayList<>();
        Failure failure = failures.get(view.name());
        while (failure != null && files.size() <= failures.size()) {
            files.add(failure.view().file().toString());
            TableName next = failure.missing();
            if (view.name().equals(next)) {
                return files.getFirst()
                        + ": it reads itself"
                        + (files.size() == 1
                                ? ""
                                : ", by way of "
                                        + String.join(", ", files.subList(1, files.size())));
            }
            Failure following = next == null ? null : failures.get(next);
            if (following == null) {
                return failure.view().file() + ": " + failure.why();
            }
            failure = following;
        }
        return view.file()
                + ": it reads one of "
                + String.join(", ", files)
                + ", which read themselves";
    }

    /** As far as other files are known; a view has the rights of who wrote it. */
    private final class MissingYet implements AbsentTables {
        @Override
        public @Nullable String problem(TableName table) {
            return problems.get(table);
        }

        @Override
        public boolean denies(TableName table) {
            return false;
        }
    }
}
