package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;

/**
 * Names of columns without {@code AS}: {@code sum(x) month}. DuckDB wants it before a name that it
 * has as a keyword, too.
 */
final class Aliases {
    private final Draft draft;

    private Aliases(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        Aliases aliases = new Aliases(draft);
        for (int i = draft.size() - 1; i > 0; i--) {
            if (aliases.isAlias(i)) {
                draft.insert(i, Kind.WORD, " AS ");
            }
        }
    }

    private boolean isAlias(int i) {
        int before = draft.previous(i);
        int after = draft.next(i);
        boolean isLast =
                after == draft.size()
                        || draft.isSymbol(after, ",")
                        || draft.isSymbol(after, ")")
                        || draft.isWord(after, "FROM");
        return isLast
                && draft.get(i).kind() == Kind.WORD
                && draft.endsOperand(i)
                && draft.endsOperand(before)
                && !draft.isWord(i, "END", "NULLS", "ROW", "FOLLOWING", "PRECEDING")
                && !draft.isWord(before, "COLLATE")
                && !draft.isWord(draft.previous(before), "INTERVAL")
                && draft.isAfterSelect(before);
    }
}
