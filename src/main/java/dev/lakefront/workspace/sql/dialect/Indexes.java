package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;

/**
 * What stands behind a value to look into it: {@code a[0]}, which counts from 0 where DuckDB counts
 * from 1, and {@code json:path}.
 */
final class Indexes {
    private final Draft draft;

    private Indexes(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        Indexes indexes = new Indexes(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isSymbol(i, ":")) {
                indexes.respellPath(i);
            } else if (draft.isSymbol(i, "[")) {
                indexes.respellIndex(i);
            }
        }
    }

    private void respellIndex(int i) {
        int before = draft.previous(i);
        int close = draft.close(i);
        int only = draft.next(i);
        boolean isKey = draft.isString(only) && draft.next(only) == close;
        if (!draft.endsOperand(before) || close == draft.size() || isKey) {
            return;
        }
        draft.replace(close, Kind.SYMBOL, ")");
        draft.replace(i, Kind.SYMBOL, ",");
        draft.insertCall(draft.operand(before), "nth");
    }

    /** {@code raw:items[0].price} is {@code json_path(raw, '$.items[0].price')}. */
    private void respellPath(int i) {
        if (draft.isSymbol(i + 1, ":") || draft.isSymbol(i - 1, ":") || !draft.endsOperand(i - 1)) {
            return;
        }
        StringBuilder path = new StringBuilder("$");
        int end = i;
        int part = readPart(end, path);
        while (part > end) {
            end = part;
            part = readPart(end, path);
        }
        if (end == i) {
            return;
        }
        String text = path.toString();
        Token last = draft.get(draft.isSymbol(end - 1, "]") ? end - 2 : end - 1);
        String name = last.value();
        draft.remove(i, end - 1);
        draft.replace(i, Kind.SYMBOL, ",");
        draft.replace(i + 1, Kind.STRING, text);
        draft.insert(i + 2, Kind.SYMBOL, ")");
        int start = draft.operand(i - 1);
        if (draft.isSelected(start, i + 2)) {
            draft.insertAll(i + 3, " AS " + Translator.quote(name, '`'));
        }
        draft.insertCall(start, text.contains("[*]") ? "json_paths" : "json_path");
    }

    /** Reads a part of a path, and tells the token behind it: the same if there is none. */
    private int readPart(int i, StringBuilder path) {
        boolean isNext = draft.isSymbol(i, ":") || draft.isSymbol(i, ".");
        int at = isNext ? i + 1 : i;
        if (isNext && at < draft.size() && draft.get(at).isName()) {
            path.append('.').append(Translator.quote(draft.get(at).value(), '"'));
            return at + 1;
        }
        if (!draft.isSymbol(at, "[") || !draft.isSymbol(at + 2, "]")) {
            return i;
        }
        Token inside = draft.get(at + 1);
        if (inside.kind() == Kind.STRING) {
            path.append('.').append(Translator.quote(inside.value(), '"'));
        } else {
            path.append('[').append(inside.text()).append(']');
        }
        return at + 3;
    }
}
