package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what means the same in DuckDB and is spelled otherwise, where tokens are enough to tell.
 * What they do not tell is left as it is, and fails.
 */
final class Spelling {
    /** Functions that take a datetime pattern as their second argument. */
    private static final Set<String> OF_PATTERNS =
            Set.of(
                    "date_format",
                    "from_unixtime",
                    "to_date",
                    "to_timestamp",
                    "to_unix_timestamp",
                    "try_to_timestamp",
                    "unix_timestamp");

    /** Functions whose first argument of three is a unit, without quotes. */
    private static final Set<String> OF_UNITS =
            Set.of("date_add", "date_diff", "dateadd", "datediff", "timestampadd", "timestampdiff");

    private static final Set<String> UNITS =
            Set.of(
                    "MICROSECOND",
                    "MILLISECOND",
                    "SECOND",
                    "MINUTE",
                    "HOUR",
                    "DAY",
                    "WEEK",
                    "MONTH",
                    "QUARTER",
                    "YEAR");

    private final List<Token> tokens;

    private Spelling(List<Token> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    static List<Token> ofDuckDb(List<Token> tokens) {
        Spelling spelling = new Spelling(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            spelling.respell(i);
        }
        return spelling.tokens;
    }

    private void respell(int i) {
        Token token = tokens.get(i);
        if (token.isSymbol("<") && isSymbol(i + 1, "=") && isSymbol(i + 2, ">")) {
            replace(i, Kind.SYMBOL, " IS NOT DISTINCT FROM ");
            remove(i + 1);
            remove(i + 2);
        } else if (token.kind() == Kind.WORD && !isSymbol(i - 1, ".")) {
            respellWord(i, token.text().toLowerCase(Locale.ROOT));
        }
    }

    private void respellWord(int i, String word) {
        FunctionCall call = FunctionCall.of(tokens, i);
        switch (word) {
            case "rlike", "regexp" -> respellMatch(i);
            case "except" -> {
                if (call != null && isSymbol(previous(i), "*")) {
                    replace(i, Kind.WORD, "EXCLUDE");
                }
            }
            case "array" -> {
                if (call != null) {
                    replace(i, Kind.WORD, "list_value");
                }
            }
            case "named_struct" -> {
                if (call != null) {
                    respellStruct(i, call);
                }
            }
            default -> {
                if (call != null && OF_PATTERNS.contains(word) && call.count() == 2) {
                    respellPattern(i, word, call.only(tokens, 1));
                } else if (call != null && OF_UNITS.contains(word) && call.count() == 3) {
                    respellUnit(i, word, call.only(tokens, 0));
                }
            }
        }
    }

    /** DuckDB's operator is true of a whole text only, and reads {@code NOT} before it, too. */
    private void respellMatch(int i) {
        int operand = Token.next(tokens, i + 1);
        if (operand < tokens.size() && tokens.get(operand).kind() == Kind.STRING) {
            replace(i, Kind.SYMBOL, "SIMILAR TO");
            Token pattern = tokens.get(operand);
            String whole = "(?s).*(?:" + pattern.value() + ").*";
            tokens.set(operand, new Token(Kind.STRING, pattern.text(), whole, pattern.at()));
        }
    }

    /** {@code named_struct('a', 1)} is <code>{'a': 1}</code>. */
    private void respellStruct(int i, FunctionCall call) {
        for (int key = 0; key < call.count(); key += 2) {
            Integer only = call.only(tokens, key);
            if (only == null || tokens.get(only).kind() != Kind.STRING || key + 1 == call.count()) {
                return;
            }
        }
        remove(i);
        replace(call.open(), Kind.SYMBOL, "{");
        for (int key = 0; key < call.count(); key += 2) {
            replace(call.commas().get(key), Kind.SYMBOL, ":");
        }
        replace(call.close(), Kind.SYMBOL, "}");
    }

    private void respellPattern(int i, String word, @Nullable Integer argument) {
        if (argument == null || tokens.get(argument).kind() != Kind.STRING) {
            return;
        }
        Token pattern = tokens.get(argument);
        String strftime = DatetimePattern.strftime(pattern.value());
        if (strftime != null) {
            replace(i, Kind.WORD, word + "_by_pattern");
            tokens.set(argument, new Token(Kind.STRING, pattern.text(), strftime, pattern.at()));
        }
    }

    private void respellUnit(int i, String word, @Nullable Integer argument) {
        if (argument != null
                && UNITS.contains(tokens.get(argument).text().toUpperCase(Locale.ROOT))) {
            replace(i, Kind.WORD, word.endsWith("add") ? "add_by_unit" : "diff_by_unit");
            replace(argument, Kind.STRING, tokens.get(argument).text());
        }
    }

    private void replace(int i, Kind kind, String text) {
        tokens.set(i, new Token(kind, text, text, tokens.get(i).at()));
    }

    private void remove(int i) {
        replace(i, Kind.SPACE, "");
    }

    private boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }

    private int previous(int i) {
        int before = i - 1;
        while (before >= 0 && tokens.get(before).kind() == Kind.SPACE) {
            before--;
        }
        return before;
    }
}
