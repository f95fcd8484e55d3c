package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.List;

/** Calls of aggregate and window functions, as far as Databricks SQL writes them otherwise. */
final class Aggregates {
    private final Draft draft;

    private Aggregates(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        draft.eachCall(new Aggregates(draft)::respell);
    }

    private void respell(int i, String name, FunctionCall call) {
        switch (name) {
            case "any", "some" -> respellAny(i, call);
            case "any_value", "first", "first_value" -> respellEnd(i, call, "first");
            case "last", "last_value" -> respellEnd(i, call, "last");
            case "lag", "lead", "nth_value" -> moveNulls(call);
            case "collect_list", "array_agg" -> {
                if (draft.isWord(draft.next(call.open()), "DISTINCT")) {
                    draft.replace(i, Kind.WORD, "collect_set");
                    draft.remove(draft.next(call.open()));
                }
            }
            case "count" -> respellCount(call);
            case "listagg", "string_agg" -> respellTexts(i, call);
            default -> {}
        }
    }

    /** {@code any(x > 1)}; not {@code = ANY (SELECT …)}. */
    private void respellAny(int i, FunctionCall call) {
        boolean isQuery = draft.isWord(draft.next(call.open()), "SELECT", "WITH", "VALUES");
        int before = draft.previous(i);
        boolean isCompared =
                draft.isSymbol(before, "=")
                        || draft.isSymbol(before, "<")
                        || draft.isSymbol(before, ">");
        if (!isQuery && !isCompared) {
            draft.replace(i, Kind.WORD, "bool_or");
        }
    }

    /** {@code first(x, true)} and {@code last_value(x) IGNORE NULLS}. */
    private void respellEnd(int i, FunctionCall call, String name) {
        boolean ignores = isTrue(call) || draft.isWord(draft.next(call.close()), "IGNORE");
        removeFlag(call);
        removeNulls(call);
        if (!draft.isWord(draft.next(call.close()), "OVER")) {
            draft.replace(i, Kind.WORD, ignores ? name + "_known" : name);
        } else if (ignores) {
            draft.insert(call.close(), Kind.SYMBOL, " IGNORE NULLS");
        }
    }

    private boolean isTrue(FunctionCall call) {
        Integer flag = call.count() == 2 ? call.only(draft.tokens(), 1) : null;
        return flag != null && draft.isWord(flag, "TRUE");
    }

    private void removeFlag(FunctionCall call) {
        Integer flag = call.count() == 2 ? call.only(draft.tokens(), 1) : null;
        if (flag != null && draft.isWord(flag, "TRUE", "FALSE")) {
            draft.remove(call.commas().getFirst(), flag);
        }
    }

    /** {@code f(x) IGNORE NULLS} is {@code f(x IGNORE NULLS)}. */
    private void moveNulls(FunctionCall call) {
        boolean ignores = draft.isWord(draft.next(call.close()), "IGNORE");
        removeNulls(call);
        if (ignores) {
            draft.insert(call.close(), Kind.SYMBOL, " IGNORE NULLS");
        }
    }

    private void removeNulls(FunctionCall call) {
        int first = draft.next(call.close());
        if (draft.isWord(first, "IGNORE", "RESPECT") && draft.isWord(draft.next(first), "NULLS")) {
            draft.remove(first, draft.next(first));
        }
    }

    /** {@code count(*)} is named {@code count(1)}; rows with a null are none of several columns. */
    private void respellCount(FunctionCall call) {
        int first = draft.next(call.open());
        if (draft.isSymbol(first, "*") && draft.next(first) == call.close()) {
            draft.replace(first, Kind.WORD, "1");
        } else if (draft.isWord(first, "DISTINCT") && call.count() > 1) {
            draft.insert(call.close(), Kind.SYMBOL, ")");
            draft.insertCall(draft.next(first), "whole_row");
        }
    }

    /** {@code listagg(x, ',') WITHIN GROUP (ORDER BY y)}: the order stands in the call. */
    private void respellTexts(int i, FunctionCall call) {
        int within = draft.next(call.close());
        FunctionCall group = draft.isWord(within, "WITHIN") ? draft.call(draft.next(within)) : null;
        List<Token> order = List.of();
        if (group != null) {
            order = List.copyOf(draft.tokens().subList(group.open() + 1, group.close()));
            draft.remove(within, group.close());
        }
        draft.tokens().addAll(call.close(), order);
        draft.insert(call.close(), Kind.SYMBOL, call.count() == 1 ? ", '' " : " ");
        draft.replace(i, Kind.WORD, "string_agg");
    }
}
