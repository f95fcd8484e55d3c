package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;

/** Functions that make a struct or a map, whose fields DuckDB names in the syntax. */
final class Structures {
    private final Draft draft;

    private Structures(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        draft.eachCall(new Structures(draft)::respell);
    }

    private void respell(int i, String name, FunctionCall call) {
        switch (name) {
            case "map" -> respellMap(i, call);
            case "named_struct" -> respellNamedStruct(i, call);
            case "struct" -> respellStruct(i, call);
            default -> {}
        }
    }

    /** {@code named_struct('a', 1)} is <code>{'a': 1}</code>. */
    private void respellNamedStruct(int i, FunctionCall call) {
        for (int key = 0; key < call.count(); key += 2) {
            Integer only = call.only(draft.tokens(), key);
            if (only == null || !draft.isString(only) || key + 1 == call.count()) {
                return;
            }
        }
        draft.remove(i);
        writePairs(call);
    }

    /** {@code map('a', 1)} is <code>MAP {'a': 1}</code>. */
    private void respellMap(int i, FunctionCall call) {
        if (call.count() % 2 == 0) {
            draft.replace(i, Kind.WORD, "MAP");
            writePairs(call);
        }
    }

    private void writePairs(FunctionCall call) {
        draft.replace(call.open(), Kind.SYMBOL, "{");
        for (int key = 0; key < call.count(); key += 2) {
            draft.replace(call.commas().get(key), Kind.SYMBOL, ":");
        }
        draft.replace(call.close(), Kind.SYMBOL, "}");
    }

    /** {@code struct(id, 1 AS n)} has the fields {@code id} and {@code n}. */
    private void respellStruct(int i, FunctionCall call) {
        if (draft.next(call.open()) == call.close()) {
            return;
        }
        draft.replace(i, Kind.WORD, "struct_pack");
        for (int argument = call.count() - 1; argument >= 0; argument--) {
            int first = draft.next(argument == 0 ? call.open() : call.commas().get(argument - 1));
            int end = argument == call.commas().size() ? call.close() : call.commas().get(argument);
            String name = fieldName(first, draft.previous(end), argument);
            draft.insert(first, Kind.SYMBOL, Translator.quote(name, '"') + " := ");
        }
    }

    /** An alias, which is removed; the name of a column; or what the platform calls the others. */
    private String fieldName(int first, int last, int argument) {
        Token end = draft.get(last);
        int before = draft.previous(last);
        if (draft.isWord(before, "AS")) {
            draft.remove(before, last);
            return end.value();
        }
        boolean isColumn =
                end.isName()
                        && draft.beginningOfName(last) == first
                        && !Character.isDigit(end.text().charAt(0));
        return isColumn ? end.value() : "col" + (argument + 1);
    }
}
