package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.Locale;
import java.util.Set;

/**
 * Types as DuckDB writes them, and casts as Databricks SQL means them: a number loses its fraction
 * where DuckDB rounds it, and a text's offset counts where DuckDB leaves it out.
 */
final class Casts {
    private static final Set<String> INTEGRAL =
            Set.of("BIGINT", "INT", "INTEGER", "SMALLINT", "TINYINT");

    private final Draft draft;

    private Casts(Draft draft) {
        this.draft = draft;
    }

    /** Those of nested values: what stands in them looks like something else. */
    static void respellTypes(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isWord(i, "ARRAY", "MAP", "STRUCT") && draft.isSymbol(draft.next(i), "<")) {
                SqlType type = TypeReader.read(draft.tokens(), i);
                if (type != null) {
                    new Casts(draft).write(i, type);
                }
            }
        }
    }

    static void respell(Draft draft) {
        Casts casts = new Casts(draft);
        for (int i = 0; i < draft.size(); i++) {
            casts.respell(i);
        }
    }

    private void respell(int i) {
        if (draft.isWord(i, "CAST", "TRY_CAST") && draft.call(i) != null) {
            respellCall(i, draft.close(draft.next(i)));
        } else if (draft.isSymbol(i, ":") && draft.isSymbol(i + 1, ":")) {
            respellOperator(i);
        } else if (draft.isWord(i, "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ")) {
            respellTimestamp(i);
        }
    }

    /** A literal, which may have an offset; or a type. */
    private void respellTimestamp(int i) {
        int text = draft.next(i);
        if (draft.isString(text)) {
            draft.insert(text + 1, Kind.SYMBOL, ")");
            draft.replace(i, Kind.WORD, "to_timestamp");
            draft.insert(i + 1, Kind.SYMBOL, "(");
        } else if (!draft.isSymbol(text, "(")) {
            draft.replace(i, Kind.WORD, "TIMESTAMP");
        }
    }

    private void respellCall(int i, int close) {
        int as = lastAs(i, close);
        SqlType type = as < 0 ? null : TypeReader.read(draft.tokens(), as + 1);
        if (type == null || type.end() > close) {
            return;
        }
        String function = function(type.text());
        if (function.isEmpty()) {
            write(draft.next(as), type);
        } else {
            draft.remove(as, type.end() - 1);
            String prefix = draft.isWord(i, "TRY_CAST") ? "try_" : "";
            draft.replace(i, Kind.WORD, prefix + function);
        }
    }

    /** The one before the type: others stand in the expression. */
    private int lastAs(int i, int close) {
        int depth = 0;
        for (int at = close - 1; at > i; at--) {
            depth += draft.isClosing(at) ? 1 : draft.isOpening(at) ? -1 : 0;
            if (depth == 0 && draft.isWord(at, "AS")) {
                return at;
            }
        }
        return -1;
    }

    private void respellOperator(int i) {
        SqlType type = TypeReader.read(draft.tokens(), i + 2);
        int before = draft.previous(i);
        if (type == null || !draft.endsOperand(before)) {
            return;
        }
        String function = function(type.text());
        if (function.isEmpty()) {
            write(draft.next(i + 1), type);
        } else {
            draft.remove(i, type.end() - 1);
            draft.replace(i, Kind.SYMBOL, ")");
            draft.insertCall(draft.operand(before), function);
        }
    }

    /** What casts to a type instead of DuckDB; empty if that does it as it is meant. */
    private static String function(String type) {
        if (type.equals("TIMESTAMP")) {
            return "to_timestamp";
        }
        String name = type.equals("INTEGER") ? "INT" : type;
        return INTEGRAL.contains(type) ? "to_" + name.toLowerCase(Locale.ROOT) : "";
    }

    private void write(int begin, SqlType type) {
        draft.remove(begin, type.end() - 1);
        draft.replace(begin, Kind.WORD, type.text());
    }
}
