package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes what means the same in DuckDB and is spelled otherwise, where tokens are enough to tell.
 * What they do not tell is left as it is, and fails.
 */
final class Spelling {
    /** Functions that DuckDB has under another name, or cannot read by theirs. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "array", "list_value",
                    "bigint", "to_bigint",
                    "boolean", "to_boolean",
                    "char", "chr",
                    "float", "to_float",
                    "int", "to_int",
                    "smallint", "to_smallint",
                    "substr", "substring",
                    "timestamp", "to_timestamp",
                    "tinyint", "to_tinyint");

    private static final Pattern CONVERSION =
            Pattern.compile("%[-+ 0,#]*[0-9]*(?:\\.[0-9]+)?([A-Za-z])");

    private final Draft draft;

    private Spelling(Draft draft) {
        this.draft = draft;
    }

    /**
     * The same for DuckDB.
     *
     * @throws UnsupportedSqlException if there is no such thing
     */
    static List<Token> ofDuckDb(List<Token> tokens) {
        Draft draft = new Draft(tokens);
        Casts.respellTypes(draft);
        Indexes.respell(draft);
        Casts.respell(draft);
        Operators.respell(draft);
        Clauses.respell(draft);
        Aggregates.respell(draft);
        Aliases.respell(draft);
        Lambdas.respell(draft);
        Structures.respell(draft);
        Datetimes.respell(draft);
        Spelling spelling = new Spelling(draft);
        spelling.respellExcept();
        draft.eachCall(spelling::respell);
        return List.copyOf(draft.tokens());
    }

    /** {@code SELECT * EXCEPT (a)}. */
    private void respellExcept() {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isWord(i, "EXCEPT") && draft.isSymbol(draft.previous(i), "*")) {
                draft.replace(i, Kind.WORD, "EXCLUDE");
            }
        }
    }

    private void respell(int i, String word, FunctionCall call) {
        switch (word) {
            case "concat" -> respellConcat(i, call);
            case "concat_ws" -> respellTexts(i, call);
            case "format_string", "printf" -> respellFormat(i, call);
            case "from_json" -> respellSchema(i, call);
            case "ltrim", "rtrim" -> {
                if (call.count() == 2) {
                    draft.replace(i, Kind.WORD, word.equals("ltrim") ? "trim_left" : "trim_right");
                }
            }
            case "position" -> {
                if (call.count() == 2) {
                    draft.replace(i, Kind.WORD, "locate");
                }
            }
            default -> {
                if (NAMES.containsKey(word) && !draft.endsOperand(draft.previous(i))) {
                    draft.replace(i, Kind.WORD, NAMES.get(word));
                }
            }
        }
    }

    /** {@code concat(a, b)} is {@code (a) || (b)}: DuckDB's function leaves nulls out. */
    private void respellConcat(int i, FunctionCall call) {
        if (call.count() == 1) {
            return;
        }
        draft.insert(call.close(), Kind.SYMBOL, ")");
        for (int comma : call.commas().reversed()) {
            draft.replace(comma, Kind.SYMBOL, ")");
            draft.insert(comma + 1, Kind.SYMBOL, "(");
            draft.insert(comma + 1, Kind.SYMBOL, "||");
        }
        draft.insert(call.open() + 1, Kind.SYMBOL, "(");
        draft.remove(i);
    }

    /** {@code concat_ws(',', a, b)}: each of them may be an array. */
    private void respellTexts(int i, FunctionCall call) {
        if (call.count() == 1) {
            return;
        }
        draft.insert(call.close(), Kind.SYMBOL, "]");
        draft.insert(call.close(), Kind.SYMBOL, ")");
        for (int n = call.commas().size() - 1; n >= 0; n--) {
            int comma = call.commas().get(n);
            draft.insertCall(comma + 1, "as_texts");
            if (n > 0) {
                draft.insert(comma, Kind.SYMBOL, ")");
            } else {
                draft.insert(comma + 1, Kind.SYMBOL, "[");
            }
        }
        draft.replace(i, Kind.WORD, "concat_texts");
    }

    /** {@code %s} takes any value. */
    private void respellFormat(int i, FunctionCall call) {
        Integer pattern = call.only(draft.tokens(), 0);
        if (pattern == null || !draft.isString(pattern)) {
            return;
        }
        List<String> conversions = conversions(draft.get(pattern).value());
        draft.replace(i, Kind.WORD, "printf");
        for (int n = Math.min(call.commas().size(), conversions.size()) - 1; n >= 0; n--) {
            if (conversions.get(n).equals("s")) {
                int end = n + 1 == call.commas().size() ? call.close() : call.commas().get(n + 1);
                draft.insert(end, Kind.SYMBOL, ")");
                draft.insertCall(call.commas().get(n) + 1, "string");
            }
        }
    }

    private static List<String> conversions(String pattern) {
        return CONVERSION
                .matcher(pattern.replace("%%", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** {@code from_json(text, 'a INT')}. */
    private void respellSchema(int i, FunctionCall call) {
        Integer schema = call.count() > 1 ? call.only(draft.tokens(), 1) : null;
        String type =
                schema == null || !draft.isString(schema)
                        ? null
                        : TypeReader.schema(draft.get(schema).value());
        if (schema == null || type == null) {
            throw new UnsupportedSqlException(
                    "from_json() with a schema that is no text like 'a INT, b STRING'",
                    draft.get(i).at());
        }
        draft.replace(i, Kind.WORD, "json_of_type");
        draft.replaceString(schema, "\"" + type.replace("\"", "\\\"") + "\"");
        if (call.count() > 2) {
            draft.remove(call.commas().get(1), call.close() - 1);
        }
    }
}
