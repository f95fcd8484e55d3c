package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
                    "try_to_date",
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
        Spelling spelling = new Spelling(draft);
        for (int i = 0; i < draft.size(); i++) {
            spelling.respell(i);
        }
        return List.copyOf(draft.tokens());
    }

    private void respell(int i) {
        Token token = draft.get(i);
        if (token.kind() == Kind.WORD && !draft.isSymbol(i - 1, ".")) {
            String word = token.text().toLowerCase(Locale.ROOT);
            if (word.equals("except") && draft.isSymbol(draft.previous(i), "*")) {
                draft.replace(i, Kind.WORD, "EXCLUDE");
                return;
            }
            FunctionCall call = draft.call(i);
            if (call != null && !isType(i)) {
                respell(i, word, call);
            }
        }
    }

    /** Of a cast or a column. */
    private boolean isType(int i) {
        int before = draft.previous(i);
        boolean isCast = draft.isSymbol(before, ":") && draft.isSymbol(before - 1, ":");
        return isCast || draft.isWord(before, "AS");
    }

    private void respell(int i, String word, FunctionCall call) {
        switch (word) {
            case "aggregate", "reduce" -> respellReduce(i, call);
            case "concat" -> respellConcat(i, call);
            case "concat_ws" -> respellTexts(i, call);
            case "exists" -> respellQuantor(i, call, "any_true");
            case "extract" -> respellExtract(i, call);
            case "filter", "transform" -> respellLambda(i, word, call);
            case "forall" -> respellQuantor(i, call, "all_true");
            case "format_string", "printf" -> respellFormat(i, call);
            case "from_json" -> respellSchema(i, call);
            case "ltrim", "rtrim" -> {
                if (call.count() == 2) {
                    draft.replace(i, Kind.WORD, word.equals("ltrim") ? "trim_left" : "trim_right");
                }
            }
            case "map" -> respellMap(i, call);
            case "named_struct" -> respellNamedStruct(i, call);
            case "position" -> {
                if (call.count() == 2) {
                    draft.replace(i, Kind.WORD, "locate");
                }
            }
            case "sequence" -> {
                if (call.count() == 3
                        && draft.isWord(draft.next(call.commas().get(1)), "INTERVAL")) {
                    draft.replace(i, Kind.WORD, "sequence_by_interval");
                }
            }
            case "struct" -> respellStruct(i, call);
            default -> respellOther(i, word, call);
        }
    }

    private void respellOther(int i, String word, FunctionCall call) {
        if (OF_PATTERNS.contains(word) && call.count() == 2) {
            respellPattern(i, word, call.only(draft.tokens(), 1));
        } else if (OF_UNITS.contains(word) && call.count() == 3) {
            respellUnit(i, word, call.only(draft.tokens(), 0));
        } else if (NAMES.containsKey(word) && !draft.endsOperand(draft.previous(i))) {
            draft.replace(i, Kind.WORD, NAMES.get(word));
        }
    }

    /** {@code named_struct('a', 1)} is <code>{'a': 1}</code>. */
    private void respellNamedStruct(int i, FunctionCall call) {
        for (int key = 0; key < call.count(); key += 2) {
            Integer only = call.only(draft.tokens(), key);
            if (only == null || !draft.isString(only) || key + 1 == call.count()) {
                return;
            }
        }
        draft.remove(i);
        writePairs(call);
    }

    /** {@code map('a', 1)} is <code>MAP {'a': 1}</code>. */
    private void respellMap(int i, FunctionCall call) {
        if (call.count() % 2 == 0) {
            draft.replace(i, Kind.WORD, "MAP");
            writePairs(call);
        }
    }

    private void writePairs(FunctionCall call) {
        draft.replace(call.open(), Kind.SYMBOL, "{");
        for (int key = 0; key < call.count(); key += 2) {
            draft.replace(call.commas().get(key), Kind.SYMBOL, ":");
        }
        draft.replace(call.close(), Kind.SYMBOL, "}");
    }

    /** {@code struct(id, 1 AS n)} has the fields {@code id} and {@code n}. */
    private void respellStruct(int i, FunctionCall call) {
        if (draft.next(call.open()) == call.close()) {
            return;
        }
        draft.replace(i, Kind.WORD, "struct_pack");
        for (int argument = call.count() - 1; argument >= 0; argument--) {
            int first = draft.next(argument == 0 ? call.open() : call.commas().get(argument - 1));
            int end = argument == call.commas().size() ? call.close() : call.commas().get(argument);
            String name = fieldName(first, draft.previous(end), argument);
            draft.insert(first, Kind.SYMBOL, Translator.quote(name, '"') + " := ");
        }
    }

    /** An alias, which is removed; the name of a column; or what the platform calls the others. */
    private String fieldName(int first, int last, int argument) {
        Token end = draft.get(last);
        int before = draft.previous(last);
        if (draft.isWord(before, "AS")) {
            draft.remove(before, last);
            return end.value();
        }
        boolean isColumn =
                end.isName()
                        && draft.beginningOfName(last) == first
                        && !Character.isDigit(end.text().charAt(0));
        return isColumn ? end.value() : "col" + (argument + 1);
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

    /** {@code exists(array, x -> …)}; not the one of a query. */
    private void respellQuantor(int i, FunctionCall call, String name) {
        if (call.count() == 2 && !draft.isWord(draft.next(call.open()), "SELECT", "WITH")) {
            draft.insert(call.close(), Kind.SYMBOL, ")");
            draft.insertCall(call.open() + 1, "list_transform");
            draft.replace(i, Kind.WORD, name);
        }
    }

    /** The index that a lambda has counts from 0. */
    private void respellLambda(int i, String word, FunctionCall call) {
        if (call.count() != 2) {
            return;
        }
        int open = draft.next(call.commas().getFirst());
        int close = draft.isSymbol(open, "(") ? draft.close(open) : draft.size();
        int arrow = draft.next(close);
        int index = draft.previous(close);
        if (draft.isSymbol(arrow, "-")
                && draft.isSymbol(arrow + 1, ">")
                && draft.isSymbol(draft.previous(index), ",")) {
            countFromZero(draft.get(index).text(), arrow + 2, call.close());
        }
        draft.replace(i, Kind.WORD, "list_" + word);
    }

    private void countFromZero(String index, int begin, int end) {
        for (int at = end - 1; at >= begin; at--) {
            if (draft.isWord(at, index) && !draft.isSymbol(at - 1, ".")) {
                draft.insert(at + 1, Kind.SYMBOL, " - 1)");
                draft.insert(at, Kind.SYMBOL, "(");
            }
        }
    }

    /** {@code aggregate(array, start, merge, finish)}: DuckDB wants the start last. */
    private void respellReduce(int i, FunctionCall call) {
        if (call.count() < 3) {
            return;
        }
        List<List<Token>> arguments = new ArrayList<>();
        for (int n = 0; n < call.count(); n++) {
            arguments.add(argument(call, n));
        }
        draft.tokens().subList(i, call.close() + 1).clear();
        boolean finishes = arguments.size() > 3;
        int at = write(i, finishes ? "list_transform([list_reduce(" : "list_reduce(");
        at = write(write(at, arguments.get(0)), ",");
        at = write(write(at, arguments.get(2)), ",");
        at = write(write(at, arguments.get(1)), finishes ? ")]," : ")");
        if (finishes) {
            int _ = write(write(at, arguments.get(3)), ")[1]");
        }
    }

    /** Tells where what is written ends. */
    private int write(int i, String text) {
        int before = draft.size();
        draft.insertAll(i, text);
        return i + draft.size() - before;
    }

    private int write(int i, List<Token> tokens) {
        draft.tokens().addAll(i, tokens);
        return i + tokens.size();
    }

    private List<Token> argument(FunctionCall call, int n) {
        int begin = (n == 0 ? call.open() : call.commas().get(n - 1)) + 1;
        int end = n == call.commas().size() ? call.close() : call.commas().get(n);
        return List.copyOf(draft.tokens().subList(begin, end));
    }

    /** Seconds have fractions. */
    private void respellExtract(int i, FunctionCall call) {
        int unit = draft.next(call.open());
        int from = draft.next(unit);
        if (draft.isWord(unit, "SECOND", "SECONDS", "S") && draft.isWord(from, "FROM")) {
            draft.replace(i, Kind.WORD, "seconds_of");
            draft.remove(unit, from);
        }
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

    private void respellPattern(int i, String word, @Nullable Integer argument) {
        if (argument == null || !draft.isString(argument)) {
            throw new UnsupportedSqlException(
                    word + "() with a pattern that is no text", draft.get(i).at());
        }
        Token pattern = draft.get(argument);
        String strftime = DatetimePattern.strftime(pattern.value());
        if (strftime == null) {
            throw new UnsupportedSqlException(
                    "the datetime pattern '" + pattern.value() + "'", pattern.at());
        }
        draft.replace(i, Kind.WORD, word + "_by_pattern");
        draft.replaceString(argument, strftime);
    }

    private void respellUnit(int i, String word, @Nullable Integer argument) {
        if (argument != null
                && UNITS.contains(draft.get(argument).text().toUpperCase(Locale.ROOT))) {
            draft.replace(i, Kind.WORD, word.endsWith("add") ? "add_by_unit" : "diff_by_unit");
            draft.replace(argument, Kind.STRING, draft.get(argument).text());
        }
    }
}
