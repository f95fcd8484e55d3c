package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Clauses of queries and statements that Databricks SQL writes otherwise. */
final class Clauses {
    private final Draft draft;

    private Clauses(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        Clauses clauses = new Clauses(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.get(i).kind() == Kind.WORD && !draft.isSymbol(i - 1, ".")) {
                clauses.respell(i, draft.get(i).text().toUpperCase(Locale.ROOT));
            }
        }
        Generators.respell(draft);
    }

    private void respell(int i, String word) {
        switch (word) {
            case "SEMI", "ANTI" -> {
                if (draft.isWord(draft.previous(i), "LEFT")
                        && draft.isWord(draft.next(i), "JOIN")) {
                    draft.remove(draft.previous(i));
                }
            }
            case "MINUS" -> {
                if (draft.isWord(draft.next(i), "SELECT", "ALL", "DISTINCT")
                        || draft.isSymbol(draft.next(i), "(")) {
                    draft.replace(i, Kind.WORD, "EXCEPT");
                }
            }
            case "SORT" -> {
                if (draft.isWord(draft.next(i), "BY")) {
                    draft.replace(i, Kind.WORD, "ORDER");
                }
            }
            case "WITH" -> respellRollup(i);
            case "GROUPING" -> respellSets(i);
            case "VALUES" -> respellValues(i);
            case "RANGE" -> respellRange(i);
            case "PIVOT" -> respellPivot(i);
            case "INSERT" -> respellInsert(i);
            case "CREATE" -> respellCreate(i);
            case "SET" -> respellAssignments(i);
            default -> {}
        }
    }

    /** {@code GROUP BY a, b WITH ROLLUP}. */
    private void respellRollup(int i) {
        int kind = draft.next(i);
        int by = draft.isWord(kind, "ROLLUP", "CUBE") ? groupBy(i) : -1;
        if (by >= 0) {
            String word = draft.get(kind).text();
            draft.remove(i, kind);
            draft.insert(i, Kind.SYMBOL, ")");
            draft.insertCall(draft.next(by), word);
        }
    }

    /** {@code GROUP BY a, b GROUPING SETS (…)}: the sets name the columns. */
    private void respellSets(int i) {
        int by = draft.isWord(draft.next(i), "SETS") ? groupBy(i) : -1;
        if (by >= 0 && draft.next(by) != i) {
            draft.remove(by + 1, i - 1);
        }
    }

    /** The {@code BY} of the group that a token belongs to; -1 if there is none. */
    private int groupBy(int end) {
        int depth = 0;
        for (int i = end - 1; i > 0 && depth <= 0; i--) {
            depth += draft.isOpening(i) ? 1 : draft.isClosing(i) ? -1 : 0;
            if (depth == 0 && draft.isWord(i, "BY") && draft.isWord(draft.previous(i), "GROUP")) {
                return i;
            }
        }
        return -1;
    }

    /** Columns without a name are {@code col1}, {@code col2} …; DuckDB counts from 0. */
    private void respellValues(int i) {
        int before = draft.previous(i);
        FunctionCall row = draft.call(i);
        if (row == null) {
            return;
        }
        int end = endOfRows(row.open());
        int columns = row.count();
        if (draft.isSymbol(before, "(") && draft.isSymbol(draft.next(end), ")")) {
            int close = draft.next(end);
            if (draft.isBeforeTable(draft.previous(before))) {
                name(close, columns);
            }
        } else if (draft.isBeforeTable(before)) {
            wrap(i, name(end, columns));
        } else if (before < 0) {
            draft.insert(end + 1, Kind.SYMBOL, ") AS v" + names(columns));
            draft.insert(i, Kind.SYMBOL, " * FROM (");
            draft.insert(i, Kind.WORD, "SELECT");
        }
    }

    private void wrap(int values, int end) {
        draft.insert(end + 1, Kind.SYMBOL, ")");
        draft.insert(values, Kind.SYMBOL, "(");
    }

    private int endOfRows(int first) {
        int end = draft.close(first);
        while (draft.isSymbol(draft.next(end), ",")
                && draft.isSymbol(draft.next(draft.next(end)), "(")) {
            end = draft.close(draft.next(draft.next(end)));
        }
        return end;
    }

    /** Names the columns behind a table, unless they are named; tells where the rows end. */
    private int name(int end, int columns) {
        int as = draft.next(end);
        int alias = draft.isWord(as, "AS") ? draft.next(as) : as;
        boolean hasAlias = draft.isName(alias) && draft.endsOperand(alias) && !isClause(alias);
        if (!hasAlias) {
            draft.insertAll(end + 1, " AS v" + names(columns));
        } else if (!draft.isSymbol(draft.next(alias), "(")) {
            draft.insertAll(alias + 1, names(columns));
        }
        return end;
    }

    private boolean isClause(int i) {
        return draft.isWord(
                i,
                "GROUP",
                "ORDER",
                "SORT",
                "LEFT",
                "RIGHT",
                "FULL",
                "INNER",
                "CROSS",
                "NATURAL",
                "WINDOW",
                "PIVOT",
                "UNPIVOT",
                "TABLESAMPLE",
                "CLUSTER",
                "DISTRIBUTE",
                "SEMI",
                "ANTI");
    }

    private static String names(int columns) {
        List<String> names = new ArrayList<>();
        for (int n = 1; n <= columns; n++) {
            names.add("col" + n);
        }
        return "(" + String.join(", ", names) + ")";
    }

    /** The column of the table function is {@code id}. */
    private void respellRange(int i) {
        FunctionCall call = draft.call(i);
        if (call != null && draft.isBeforeTable(draft.previous(i))) {
            draft.insert(call.close() + 1, Kind.SYMBOL, ")");
            draft.insert(i, Kind.SYMBOL, "(SELECT range AS id FROM ");
        }
    }

    /** The only aggregate of a pivot gives its columns no name. */
    private void respellPivot(int i) {
        FunctionCall pivot = draft.call(i);
        if (pivot == null) {
            return;
        }
        int first = draft.next(pivot.open());
        FunctionCall aggregate = draft.isName(first) ? draft.call(first) : null;
        if (aggregate == null) {
            return;
        }
        int as = draft.next(aggregate.close());
        int alias = draft.isWord(as, "AS") ? draft.next(as) : as;
        if (draft.isName(alias) && draft.isWord(draft.next(alias), "FOR")) {
            draft.remove(as, alias);
        }
    }

    private void respellInsert(int i) {
        int into = draft.next(i);
        if (draft.isWord(into, "OVERWRITE")) {
            throw new UnsupportedSqlException(
                    "INSERT OVERWRITE (write TRUNCATE TABLE, then INSERT INTO)",
                    draft.get(into).at());
        }
        int table = draft.next(into);
        if (draft.isWord(into, "INTO") && draft.isWord(table, "TABLE")) {
            draft.remove(table);
        }
    }

    /** {@code UPDATE t SET t.a = 1}: DuckDB knows of which table a column is. */
    private void respellAssignments(int i) {
        int depth = 0;
        boolean isFirst = true;
        for (int at = draft.next(i); at < draft.size() && depth >= 0; at = draft.next(at)) {
            if (isFirst && draft.isName(at)) {
                at = withoutQualifier(at);
            }
            depth += draft.isOpening(at) ? 1 : draft.isClosing(at) ? -1 : 0;
            isFirst = depth == 0 && draft.isSymbol(at, ",");
            if (depth == 0 && draft.isWord(at, "WHEN", "WHERE")) {
                return;
            }
        }
    }

    /** The last part of a name. */
    private int withoutQualifier(int first) {
        int last = first;
        while (draft.isSymbol(last + 1, ".") && draft.isName(last + 2)) {
            last += 2;
        }
        if (last > first && draft.isSymbol(draft.next(last), "=")) {
            draft.remove(first, last - 1);
        }
        return last;
    }

    /** What says how a table is stored means nothing here. */
    private void respellCreate(int i) {
        int what = draft.next(i);
        if (draft.isWord(what, "CATALOG", "DATABASE", "FUNCTION", "SCHEMA", "VOLUME")) {
            throw new UnsupportedSqlException(
                    "CREATE "
                            + draft.get(what).text().toUpperCase(Locale.ROOT)
                            + " (catalogs and schemas are the folders of workspace/tables)",
                    draft.get(i).at());
        }
        int depth = 0;
        for (int at = i; at < draft.size(); at++) {
            depth += draft.isOpening(at) ? 1 : draft.isClosing(at) ? -1 : 0;
            if (draft.isWord(at, "AS") && depth == 0) {
                return;
            }
            if (draft.isWord(at, "USING") && draft.isWord(draft.next(at), "DELTA")) {
                draft.remove(at, draft.next(at));
            } else if (draft.isWord(at, "COMMENT") && draft.isString(draft.next(at))) {
                draft.remove(at, draft.next(at));
            } else if (draft.isWord(at, "TBLPROPERTIES") && draft.call(at) != null) {
                draft.remove(at, draft.close(draft.next(at)));
                depth = 0;
            } else if (depth == 0
                    && draft.isWord(at, "PARTITIONED", "CLUSTER")
                    && draft.isWord(draft.next(at), "BY")
                    && draft.call(draft.next(at)) != null) {
                draft.remove(at, draft.close(draft.next(draft.next(at))));
            }
        }
    }
}
