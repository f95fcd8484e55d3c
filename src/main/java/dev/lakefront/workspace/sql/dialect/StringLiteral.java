package dev.lakefront.workspace.sql.dialect;

/** Reads a string literal of Databricks SQL. */
final class StringLiteral {
    private static final int UNICODE_DIGITS = 4;
    private static final int WIDE_UNICODE_DIGITS = 8;
    private static final int OCTAL_DIGITS = 3;
    private static final int HEX = 16;
    private static final int OCTAL = 8;

    private final String sql;
    private final int start;
    private final boolean raw;
    private final StringBuilder value = new StringBuilder();
    private int position;

    /**
     * @param raw backslashes mean themselves: the literal begins with {@code r}
     */
    StringLiteral(String sql, int start, boolean raw) {
        this.sql = sql;
        this.start = start;
        this.raw = raw;
        this.position = raw ? start + 1 : start;
    }

    Token read() {
        char quote = sql.charAt(position++);
        while (position < sql.length()) {
            char c = sql.charAt(position++);
            if (c == '\\' && !raw && position < sql.length()) {
                escape();
            } else if (c != quote) {
                value.append(c);
            } else if (!raw && position < sql.length() && sql.charAt(position) == quote) {
                value.append(quote);
                position++;
            } else {
                String text = sql.substring(start, position);
                return new Token(Token.Kind.STRING, text, value.toString(), start);
            }
        }
        throw new SqlSyntaxException("unclosed string", start);
    }

    /** https://docs.databricks.com/aws/en/sql/language-manual/data-types/string-type */
    private void escape() {
        char c = sql.charAt(position);
        if (c == 'u' && codePoint(position + 1, UNICODE_DIGITS, HEX)) {
            return;
        }
        if (c == 'U' && codePoint(position + 1, WIDE_UNICODE_DIGITS, HEX)) {
            return;
        }
        if (c >= '0' && c <= '3' && codePoint(position, OCTAL_DIGITS, OCTAL)) {
            return;
        }
        position++;
        switch (c) {
            case '0' -> value.append('\0');
            case 'b' -> value.append('\b');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'Z' -> value.append('\u001A');
            // kept, so that they reach LIKE as escapes of its own
            case '%', '_' -> value.append('\\').append(c);
            default -> value.append(c);
        }
    }

    private boolean codePoint(int from, int digits, int radix) {
        if (from + digits > sql.length()) {
            return false;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(sql.charAt(i), radix);
            if (digit < 0) {
                return false;
            }
            code = code * radix + digit;
        }
        if (!Character.isValidCodePoint(code)) {
            return false;
        }
        value.appendCodePoint(code);
        position = from + digits;
        return true;
    }
}
