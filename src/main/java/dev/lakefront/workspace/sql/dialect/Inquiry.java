package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.DuckDbSql.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement wants to know.
 *
 * @param subject the token with which that begins which it asks about; 0 of a statement as such
 * @param isOfTable whether that is the name of a table, and no query
 */
record Inquiry(Wanted wanted, int subject, boolean isOfTable) {
    private static final Set<String> DESCRIBE = Set.of("DESC", "DESCRIBE");
    private static final Set<String> QUERIES = Set.of("(", "FROM", "SELECT", "VALUES", "WITH");
    private static final Set<String> EXTENDED = Set.of("EXTENDED", "FORMATTED");

    static Inquiry of(List<Token> tokens) {
        return new Reader(tokens).read();
    }

    private static final class Reader {
        private final List<Token> tokens;
        private int next;

        Reader(List<Token> tokens) {
            this.tokens = tokens;
            this.next = Token.next(tokens, 0);
        }

        Inquiry read() {
            if (accept(DESCRIBE)) {
                return describe();
            }
            if (accept(Set.of("SHOW")) && accept(Set.of("COLUMNS"))) {
                if (!accept(Set.of("IN", "FROM"))) {
                    throw unexpected();
                }
                return ofTable(Wanted.COLUMN_NAMES);
            }
            return new Inquiry(Wanted.ROWS, 0, false);
        }

        private Inquiry describe() {
            if (accept(Set.of("QUERY")) || isNext(QUERIES)) {
                return new Inquiry(Wanted.COLUMNS, next, false);
            }
            boolean _ = accept(Set.of("TABLE"));
            return ofTable(accept(EXTENDED) ? Wanted.DETAILS : Wanted.COLUMNS);
        }

        /** Nothing but the name of a table is left. */
        private Inquiry ofTable(Wanted wanted) {
            int table = next;
            boolean isName = false;
            while (next < tokens.size()) {
                if (isName ? !tokens.get(next).isSymbol(".") : !tokens.get(next).isName()) {
                    throw unexpected();
                }
                isName = !isName;
                step();
            }
            if (!isName) {
                throw unexpected();
            }
            return new Inquiry(wanted, table, true);
        }

        /** If something follows it: it may be a name, too. */
        private boolean accept(Set<String> words) {
            boolean isNext = isNext(words);
            if (isNext) {
                int before = next;
                step();
                if (next == tokens.size() || tokens.get(next).isSymbol(".")) {
                    next = before;
                    return false;
                }
            }
            return isNext;
        }

        private boolean isNext(Set<String> words) {
            return next < tokens.size()
                    && words.contains(tokens.get(next).text().toUpperCase(Locale.ROOT));
        }

        private void step() {
            next = Token.next(tokens, next + 1);
        }

        private SqlSyntaxException unexpected() {
            if (next < tokens.size()) {
                Token token = tokens.get(next);
                return new SqlSyntaxException("'" + token.text() + "'", token.at());
            }
            Token last = tokens.getLast();
            return new SqlSyntaxException("end of input", last.at() + last.text().length());
        }
    }
}
