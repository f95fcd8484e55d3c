package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of a statement while it is written otherwise, and what stands where among them. */
final class Draft {
    /** Words that end no operand: what follows them begins one. */
    private static final Set<String> KEYWORDS =
            Set.of(
                    "ALL",
                    "AND",
                    "ANY",
                    "AS",
                    "BETWEEN",
                    "BY",
                    "CASE",
                    "DISTINCT",
                    "DIV",
                    "ELSE",
                    "EXCEPT",
                    "FROM",
                    "HAVING",
                    "ILIKE",
                    "IN",
                    "INTERSECT",
                    "INTERVAL",
                    "INTO",
                    "IS",
                    "JOIN",
                    "LATERAL",
                    "LIKE",
                    "LIMIT",
                    "MINUS",
                    "NOT",
                    "OFFSET",
                    "ON",
                    "OR",
                    "QUALIFY",
                    "REGEXP",
                    "RLIKE",
                    "SELECT",
                    "SET",
                    "SIMILAR",
                    "SOME",
                    "THEN",
                    "TO",
                    "UNION",
                    "USING",
                    "VALUES",
                    "WHEN",
                    "WHERE",
                    "WITH");

    private static final Set<String> TYPED_TEXTS =
            Set.of("DATE", "INTERVAL", "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "X");

    private final List<Token> tokens;

    Draft(List<Token> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    List<Token> tokens() {
        return tokens;
    }

    int size() {
        return tokens.size();
    }

    Token get(int i) {
        return tokens.get(i);
    }

    boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < size() && get(i).isSymbol(symbol);
    }

    boolean isWord(int i, String... words) {
        for (String word : words) {
            if (i >= 0 && i < size() && get(i).isWord(word)) {
                return true;
            }
        }
        return false;
    }

    boolean isName(int i) {
        return i >= 0 && i < size() && get(i).isName();
    }

    boolean isString(int i) {
        return i >= 0 && i < size() && get(i).kind() == Kind.STRING;
    }

    /** Whether what follows a token is a table. */
    boolean isBeforeTable(int i) {
        return isWord(i, "FROM", "JOIN", "LATERAL");
    }

    /** What is no blank, after a token; the end if there is nothing more. */
    int next(int i) {
        return Token.next(tokens, i + 1);
    }

    /** What is no blank, before a token; -1 if there is nothing. */
    int previous(int i) {
        return Token.previous(tokens, i);
    }

    @Nullable FunctionCall call(int name) {
        return FunctionCall.of(tokens, name);
    }

    /** Writes a call otherwise. */
    @FunctionalInterface
    interface CallWriter {
        /**
         * Writes this one otherwise, or leaves it.
         *
         * @param i where its name stands
         * @param name in lower case
         */
        void respell(int i, String name, FunctionCall call);
    }

    /** Shows each call of a function, from the first to the last as they are by then. */
    void eachCall(CallWriter writer) {
        for (int i = 0; i < size(); i++) {
            if (get(i).kind() == Kind.WORD && !isSymbol(i - 1, ".") && !isType(i)) {
                FunctionCall call = call(i);
                if (call != null) {
                    writer.respell(i, get(i).text().toLowerCase(Locale.ROOT), call);
                }
            }
        }
    }

    /** Of a cast or a column. */
    private boolean isType(int i) {
        int before = previous(i);
        boolean isCast = isSymbol(before, ":") && isSymbol(before - 1, ":");
        return isCast || isWord(before, "AS");
    }

    /** All that stands for an argument of a call. */
    List<Token> argument(FunctionCall call, int n) {
        int begin = (n == 0 ? call.open() : call.commas().get(n - 1)) + 1;
        int end = n == call.commas().size() ? call.close() : call.commas().get(n);
        return List.copyOf(tokens.subList(begin, end));
    }

    void replace(int i, Kind kind, String text) {
        tokens.set(i, new Token(kind, text, text, get(i).at()));
    }

    void replaceString(int i, String value) {
        tokens.set(i, new Token(Kind.STRING, get(i).text(), value, get(i).at()));
    }

    void remove(int i) {
        replace(i, Kind.SPACE, " ");
    }

    /** Removes what stands between two tokens, and both. */
    void remove(int first, int last) {
        for (int i = first; i <= last; i++) {
            remove(i);
        }
    }

    /** Puts a token before another one. */
    void insert(int i, Kind kind, String text) {
        int at = i < size() ? get(i).at() : get(size() - 1).at();
        tokens.add(i, new Token(kind, text, text, at));
    }

    /** Puts a text of DuckDB before a token. */
    void insertAll(int i, String text) {
        int at = get(Math.min(i, size() - 1)).at();
        List<Token> written =
                Tokenizer.tokenize(text).stream()
                        .map(token -> new Token(token.kind(), token.text(), token.value(), at))
                        .toList();
        tokens.addAll(i, written);
    }

    /** Whether these tokens are one of the columns that a query selects, without a name. */
    boolean isSelected(int first, int last) {
        int before = previous(first);
        int after = next(last);
        boolean isWhole =
                (isSymbol(before, ",") || isWord(before, "SELECT", "DISTINCT"))
                        && (after == size() || isSymbol(after, ",") || isWord(after, "FROM"));
        return isWhole && isAfterSelect(before);
    }

    /** Whether a token stands among what a query selects. */
    boolean isAfterSelect(int token) {
        int depth = 0;
        for (int i = token; i >= 0 && depth <= 0; i--) {
            depth += isOpening(i) ? 1 : isClosing(i) ? -1 : 0;
            if (depth == 0 && isWord(i, "SELECT", "BY", "FROM", "WHERE", "VALUES", "SET", "ON")) {
                return isWord(i, "SELECT");
            }
        }
        return false;
    }

    /** Puts {@code name(} before a token. */
    void insertCall(int i, String name) {
        insert(i, Kind.SYMBOL, "(");
        insert(i, Kind.WORD, name);
    }

    /** The token that opens what one closes; -1 if none does. */
    int open(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += isClosing(i) ? 1 : isOpening(i) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The token that closes what one opens; the end if none does. */
    int close(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            depth += isOpening(i) ? 1 : isClosing(i) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return size();
    }

    boolean isOpening(int i) {
        return isSymbol(i, "(") || isSymbol(i, "[") || isSymbol(i, "{");
    }

    boolean isClosing(int i) {
        return isSymbol(i, ")") || isSymbol(i, "]") || isSymbol(i, "}");
    }

    /** Whether an operand can end with a token, so that an operator may follow. */
    boolean endsOperand(int i) {
        if (i < 0 || i >= size()) {
            return false;
        }
        return switch (get(i).kind()) {
            case SPACE -> false;
            case WORD -> !KEYWORDS.contains(get(i).text().toUpperCase(Locale.ROOT));
            case QUOTED_NAME, STRING, PARAMETER -> true;
            case SYMBOL -> isClosing(i) || isSymbol(i, "?");
        };
    }

    /**
     * Where the operand begins that ends with a token: a name, a literal, a call, what is in
     * parentheses, with indexes and casts behind it.
     */
    int operand(int end) {
        int start = primary(end);
        int before = previous(start);
        boolean isCast = isSymbol(before, ":") && isSymbol(before - 1, ":");
        return isCast && before > 1 ? operand(previous(before - 1)) : start;
    }

    private int primary(int end) {
        if (isClosing(end)) {
            int open = Math.max(0, open(end));
            int before = previous(open);
            if (isWord(before, "OVER")) {
                return operand(previous(before));
            }
            boolean belongs = isSymbol(open, "[") ? endsOperand(before) : isCalled(before);
            return belongs ? operand(before) : open;
        }
        if (isWord(end, "END")) {
            return beginningOfCase(end);
        }
        int before = previous(end);
        if (isString(end) && before >= 0 && isTypeOfText(before)) {
            return before;
        }
        return beginningOfName(end);
    }

    private boolean isCalled(int before) {
        return before >= 0 && get(before).isName() && endsOperand(before);
    }

    private boolean isTypeOfText(int i) {
        return get(i).kind() == Kind.WORD
                && TYPED_TEXTS.contains(get(i).text().toUpperCase(Locale.ROOT));
    }

    /** The first part of a name with dots, or of a number. */
    int beginningOfName(int end) {
        int first = end;
        while (isSymbol(first - 1, ".") && first > 1 && endsOperand(first - 2)) {
            first = isClosing(first - 2) ? primary(first - 2) : first - 2;
        }
        return first;
    }

    private int beginningOfCase(int end) {
        int depth = 0;
        for (int i = end; i >= 0; i--) {
            depth += isWord(i, "END") ? 1 : isWord(i, "CASE") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return end;
    }
}
