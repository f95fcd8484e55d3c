package dev.lakefront.workspace.sql.dialect;

import java.util.List;

/**
 * A piece of a SQL text.
 *
 * @param text as it stands in the statement
 * @param value what it means: a name or a string without its quotes and escapes, a parameter's name
 * @param at where it begins, counted in characters from 0
 */
record Token(Kind kind, String text, String value, int at) {
    enum Kind {
        /** Blanks and comments. */
        SPACE,
        /** A keyword, a name without quotes, or a number. */
        WORD,
        /** A name in backquotes. */
        QUOTED_NAME,
        STRING,
        /** {@code :name}. */
        PARAMETER,
        SYMBOL
    }

    /** What is no blank, from a token on; the end if there is nothing more. */
    static int next(List<Token> tokens, int from) {
        int i = from;
        while (i < tokens.size() && tokens.get(i).kind == Kind.SPACE) {
            i++;
        }
        return i;
    }

    /** What is no blank, before a token; -1 if there is nothing. */
    static int previous(List<Token> tokens, int before) {
        int i = before - 1;
        while (i >= 0 && tokens.get(i).kind == Kind.SPACE) {
            i--;
        }
        return i;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
