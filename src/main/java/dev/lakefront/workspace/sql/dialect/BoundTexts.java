package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters where DuckDB wants a text that stands in the statement: a name, a datetime pattern. A
 * name is read as one, so that a value is never more than that.
 */
final class BoundTexts {
    private final Draft draft;
    private final Map<String, Binding> bindings;

    private BoundTexts(Draft draft, Map<String, Binding> bindings) {
        this.draft = draft;
        this.bindings = bindings;
    }

    static List<Token> write(List<Token> tokens, Map<String, Binding> bindings) {
        BoundTexts texts = new BoundTexts(new Draft(tokens), bindings);
        for (int i = 0; i < texts.draft.size(); i++) {
            texts.write(i);
        }
        return List.copyOf(texts.draft.tokens());
    }

    private void write(int i) {
        FunctionCall call = draft.get(i).kind() == Kind.WORD ? draft.call(i) : null;
        if (call == null) {
            return;
        }
        if (draft.isWord(i, "IDENTIFIER") && call.count() == 1) {
            writeName(i, call);
        } else if (call.count() == 2 && wantsText(draft.get(i).text().toLowerCase(Locale.ROOT))) {
            Integer last = call.only(draft.tokens(), 1);
            String value = last == null ? null : text(last);
            if (last != null && value != null) {
                draft.replaceString(last, value);
            }
        }
    }

    /** Whether a function's last argument is a pattern or a schema. */
    private static boolean wantsText(String function) {
        return Datetimes.OF_PATTERNS.contains(function) || function.equals("from_json");
    }

    /** {@code IDENTIFIER('a.' || :table)} is the name itself. */
    private void writeName(int i, FunctionCall call) {
        StringBuilder name = new StringBuilder();
        for (int at = draft.next(call.open()); at < call.close(); at = draft.next(at)) {
            String value = text(at);
            if (value != null) {
                name.append(value);
            } else if (!draft.isSymbol(at, "|")) {
                throw new UnsupportedSqlException(
                        "IDENTIFIER() of more than texts and parameters", draft.get(at).at());
            }
        }
        List<Token> parts = Tokenizer.tokenize(name.toString());
        for (int part = 0; part < parts.size(); part++) {
            Token token = parts.get(part);
            if (part % 2 == 0 ? !token.isName() : !token.isSymbol(".")) {
                throw new SqlSyntaxException("'" + name + "'", draft.get(i).at());
            }
        }
        if (parts.size() % 2 == 0) {
            throw new SqlSyntaxException("'" + name + "'", draft.get(i).at());
        }
        int at = draft.get(i).at();
        draft.tokens().subList(i, call.close() + 1).clear();
        draft.tokens()
                .addAll(
                        i,
                        parts.stream()
                                .map(part -> part.isName() ? quoted(part, at) : part)
                                .toList());
    }

    /** So that no keyword is one. */
    private static Token quoted(Token name, int at) {
        return new Token(Kind.QUOTED_NAME, name.text(), name.value(), at);
    }

    private @Nullable String text(int i) {
        Token token = draft.get(i);
        if (token.kind() == Kind.STRING) {
            return token.value();
        }
        Binding binding = token.kind() == Kind.PARAMETER ? bindings.get(token.value()) : null;
        return binding == null || !binding.type().equals("VARCHAR") ? null : binding.value();
    }
}
