package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a type of Databricks SQL: {@code STRUCT<a: INT, b: ARRAY<STRING>>}. */
final class TypeReader {
    private final List<Token> tokens;
    private int next;

    private TypeReader(List<Token> tokens, int begin) {
        this.tokens = tokens;
        this.next = begin;
    }

    /** The type that begins at a token; null if none does. */
    static @Nullable SqlType read(List<Token> tokens, int begin) {
        TypeReader reader = new TypeReader(tokens, Token.next(tokens, begin));
        String text = reader.type();
        return text == null ? null : new SqlType(text, reader.next);
    }

    /** A schema as functions take it, which may be the fields of a struct; null if it is none. */
    static @Nullable String schema(String text) {
        List<Token> tokens = Tokenizer.tokenize(text);
        SqlType type = read(tokens, 0);
        if (type != null && Token.next(tokens, type.end()) == tokens.size()) {
            return type.text();
        }
        TypeReader reader = new TypeReader(tokens, Token.next(tokens, 0));
        String fields = reader.fields();
        return fields == null || reader.peek() != null ? null : fields;
    }

    private @Nullable String type() {
        Token name = peek();
        if (name == null || name.kind() != Kind.WORD) {
            return null;
        }
        next++;
        String upper = name.text().toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "ARRAY" -> suffixed(arguments(1), "[]");
            case "MAP" -> {
                List<String> types = arguments(2);
                yield types == null ? null : "MAP(" + String.join(", ", types) + ")";
            }
            case "STRUCT" -> struct();
            default -> simple(upper);
        };
    }

    private static @Nullable String suffixed(@Nullable List<String> types, String suffix) {
        return types == null ? null : types.getFirst() + suffix;
    }

    private @Nullable List<String> arguments(int count) {
        if (!accept("<")) {
            return null;
        }
        List<String> types = new ArrayList<>();
        do {
            String type = type();
            if (type == null) {
                return null;
            }
            types.add(type);
        } while (accept(","));
        return types.size() == count && accept(">") ? types : null;
    }

    private @Nullable String struct() {
        String fields = accept("<") ? fields() : null;
        return fields != null && accept(">") ? fields : null;
    }

    private @Nullable String fields() {
        List<String> fields = new ArrayList<>();
        do {
            Token name = peek();
            if (name == null || !name.isName()) {
                return null;
            }
            next++;
            boolean _ = accept(":");
            String type = type();
            if (type == null) {
                return null;
            }
            skipComment();
            fields.add(Translator.quote(name.value(), '"') + " " + type);
        } while (accept(","));
        return "STRUCT(" + String.join(", ", fields) + ")";
    }

    private void skipComment() {
        boolean _ = acceptWord("NOT") && acceptWord("NULL");
        if (acceptWord("COMMENT")) {
            next++;
        }
    }

    private String simple(String upper) {
        String digits = "";
        Token open = peek();
        if (open != null && open.isSymbol("(")) {
            int start = next;
            while (next < tokens.size() && !tokens.get(next).isSymbol(")")) {
                next++;
            }
            next = Math.min(next + 1, tokens.size());
            digits = text(start, next);
        }
        return switch (upper) {
            case "STRING" -> "VARCHAR";
            case "LONG" -> "BIGINT";
            case "SHORT" -> "SMALLINT";
            case "BYTE" -> "TINYINT";
            case "BINARY" -> "BLOB";
            case "VARIANT" -> "JSON";
            case "TIMESTAMP_NTZ", "TIMESTAMP_LTZ" -> "TIMESTAMP";
            case "DEC", "DECIMAL", "NUMERIC" -> "DECIMAL" + (digits.isEmpty() ? "(10, 0)" : digits);
            default -> upper + digits;
        };
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        tokens.subList(from, to).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private @Nullable Token peek() {
        next = Token.next(tokens, next);
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private boolean accept(String symbol) {
        Token token = peek();
        boolean isNext = token != null && token.isSymbol(symbol);
        next += isNext ? 1 : 0;
        return isNext;
    }

    private boolean acceptWord(String word) {
        Token token = peek();
        boolean isNext = token != null && token.isWord(word);
        next += isNext ? 1 : 0;
        return isNext;
    }
}
