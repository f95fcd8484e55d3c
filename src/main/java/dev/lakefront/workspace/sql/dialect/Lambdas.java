package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Functions that take a function: {@code transform(a, x -> x + 1)}. */
final class Lambdas {
    private final Draft draft;

    private Lambdas(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        draft.eachCall(new Lambdas(draft)::respell);
    }

    private void respell(int i, String name, FunctionCall call) {
        switch (name) {
            case "aggregate", "reduce" -> respellReduce(i, call);
            case "exists" -> respellQuantor(i, call, "any_true");
            case "filter", "transform" -> respellLambda(i, name, call);
            case "forall" -> respellQuantor(i, call, "all_true");
            default -> {}
        }
    }

    /** {@code exists(array, x -> …)}; not the one of a query. */
    private void respellQuantor(int i, FunctionCall call, String name) {
        if (call.count() == 2 && !draft.isWord(draft.next(call.open()), "SELECT", "WITH")) {
            draft.insert(call.close(), Kind.SYMBOL, ")");
            draft.insertCall(call.open() + 1, "list_transform");
            draft.replace(i, Kind.WORD, name);
        }
    }

    /** The index that a lambda has counts from 0. */
    private void respellLambda(int i, String word, FunctionCall call) {
        if (call.count() != 2) {
            return;
        }
        int open = draft.next(call.commas().getFirst());
        int close = draft.isSymbol(open, "(") ? draft.close(open) : draft.size();
        int arrow = draft.next(close);
        int index = draft.previous(close);
        if (draft.isSymbol(arrow, "-")
                && draft.isSymbol(arrow + 1, ">")
                && draft.isSymbol(draft.previous(index), ",")) {
            countFromZero(draft.get(index).text(), arrow + 2, call.close());
        }
        draft.replace(i, Kind.WORD, "list_" + word);
    }

    private void countFromZero(String index, int begin, int end) {
        for (int at = end - 1; at >= begin; at--) {
            if (draft.isWord(at, index) && !draft.isSymbol(at - 1, ".")) {
                draft.insert(at + 1, Kind.SYMBOL, " - 1)");
                draft.insert(at, Kind.SYMBOL, "(");
            }
        }
    }

    /** {@code aggregate(array, start, merge, finish)}: DuckDB wants the start last. */
    private void respellReduce(int i, FunctionCall call) {
        if (call.count() < 3) {
            return;
        }
        List<List<Token>> arguments = new ArrayList<>();
        for (int n = 0; n < call.count(); n++) {
            arguments.add(draft.argument(call, n));
        }
        draft.tokens().subList(i, call.close() + 1).clear();
        boolean finishes = arguments.size() > 3;
        int at = write(i, finishes ? "list_transform([list_reduce(" : "list_reduce(");
        at = write(write(at, arguments.get(0)), ",");
        at = write(write(at, arguments.get(2)), ",");
        at = write(write(at, arguments.get(1)), finishes ? ")]," : ")");
        if (finishes) {
            int _ = write(write(at, arguments.get(3)), ")[1]");
        }
    }

    /** Tells where what is written ends. */
    private int write(int i, String text) {
        int before = draft.size();
        draft.insertAll(i, text);
        return i + draft.size() - before;
    }

    private int write(int i, List<Token> tokens) {
        draft.tokens().addAll(i, tokens);
        return i + tokens.size();
    }
}
