package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a statement into tokens by the lexical rules of Databricks SQL: names in backquotes,
 * strings in single or double quotes with backslash escapes, {@code r'raw'} strings, {@code
 * :parameters}, nested comments.
 */
final class Tokenizer {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    /**
     * @throws SqlSyntaxException if a quote or a comment is not closed
     */
    static List<Token> tokenize(String sql) {
        Tokenizer tokenizer = new Tokenizer(sql);
        while (tokenizer.position < sql.length()) {
            Token token = tokenizer.next();
            tokenizer.tokens.add(token);
            tokenizer.position += token.text().length();
        }
        return tokenizer.tokens;
    }

    /**
     * The tokens of one statement, without the semicolon that may end it.
     *
     * @throws SqlSyntaxException if it is not exactly one
     */
    static List<Token> statement(String sql) {
        List<Token> tokens = tokenize(sql);
        int end = 0;
        while (end < tokens.size() && !tokens.get(end).isSymbol(";")) {
            end++;
        }
        for (Token token : tokens.subList(end, tokens.size())) {
            if (token.kind() != Kind.SPACE && !token.isSymbol(";")) {
                throw new SqlSyntaxException("a second statement", token.at());
            }
        }
        return List.copyOf(tokens.subList(0, end));
    }

    private Token next() {
        char first = sql.charAt(position);
        if (Character.isWhitespace(first) || sql.startsWith("--", position)) {
            return token(Kind.SPACE, endOfSpace());
        }
        if (sql.startsWith("/*", position)) {
            return token(Kind.SPACE, endOfComment());
        }
        if (first == '`') {
            return quotedName();
        }
        if (first == '\'' || first == '"') {
            return new StringLiteral(sql, position, false).read();
        }
        if (isRawString(first)) {
            return new StringLiteral(sql, position, true).read();
        }
        if (isWordPart(first)) {
            return token(Kind.WORD, endOfWord(position));
        }
        return isParameter(first) ? parameter() : token(Kind.SYMBOL, position + 1);
    }

    private Token token(Kind kind, int end) {
        String text = sql.substring(position, end);
        return new Token(kind, text, text, position);
    }

    private int endOfSpace() {
        int end = position;
        if (sql.charAt(end) == '-') {
            int newline = sql.indexOf('\n', end);
            return newline < 0 ? sql.length() : newline + 1;
        }
        while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfComment() {
        int depth = 0;
        for (int end = position; end < sql.length() - 1; end++) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end++;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end++;
            }
            if (depth == 0) {
                return end + 1;
            }
        }
        throw new SqlSyntaxException("unclosed comment", position);
    }

    /** Two backquotes within a name are one. */
    private Token quotedName() {
        StringBuilder name = new StringBuilder();
        for (int i = position + 1; i < sql.length(); i++) {
            if (sql.charAt(i) != '`') {
                name.append(sql.charAt(i));
            } else if (sql.startsWith("``", i)) {
                name.append('`');
                i++;
            } else {
                String text = sql.substring(position, i + 1);
                return new Token(Kind.QUOTED_NAME, text, name.toString(), position);
            }
        }
        throw new SqlSyntaxException("unclosed backquote", position);
    }

    private boolean isRawString(char first) {
        return (first == 'r' || first == 'R')
                && position + 1 < sql.length()
                && (sql.charAt(position + 1) == '\'' || sql.charAt(position + 1) == '"');
    }

    /**
     * A colon that follows a value without a blank is a path into JSON ({@code raw:owner}), two
     * colons are a cast.
     */
    private boolean isParameter(char first) {
        return first == ':'
                && position + 1 < sql.length()
                && isNameStart(sql.charAt(position + 1))
                && (tokens.isEmpty() || mayPrecedeParameter(tokens.getLast()));
    }

    private static boolean mayPrecedeParameter(Token previous) {
        return switch (previous.kind()) {
            case SPACE -> true;
            case SYMBOL -> ":)]".indexOf(previous.text().charAt(0)) < 0;
            default -> false;
        };
    }

    private Token parameter() {
        int end = endOfWord(position + 1);
        String text = sql.substring(position, end);
        return new Token(Kind.PARAMETER, text, text.substring(1), position);
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isWordPart(char c) {
        return isNameStart(c) || Character.isDigit(c);
    }
}
