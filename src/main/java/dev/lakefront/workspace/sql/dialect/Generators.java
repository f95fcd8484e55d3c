package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions that make rows, where Databricks SQL lets them stand: {@code LATERAL VIEW}, {@code
 * FROM}, and among what is selected.
 */
final class Generators {
    private static final Set<String> NAMES =
            Set.of(
                    "explode",
                    "explode_outer",
                    "inline",
                    "inline_outer",
                    "json_tuple",
                    "posexplode",
                    "posexplode_outer",
                    "stack");

    private final Draft draft;
    private int views;

    private Generators(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        Generators generators = new Generators(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isWord(i, "LATERAL") && draft.isWord(draft.next(i), "VIEW")) {
                generators.respellView(i);
            } else if (generators.isGenerator(i)) {
                generators.respellCall(i);
            }
        }
    }

    private boolean isGenerator(int i) {
        return draft.get(i).kind() == Kind.WORD
                && NAMES.contains(name(i))
                && draft.call(i) != null
                && !draft.isSymbol(i - 1, ".");
    }

    private String name(int i) {
        return draft.get(i).text().toLowerCase(Locale.ROOT);
    }

    /** {@code LATERAL VIEW OUTER explode(a) t AS x}. */
    private void respellView(int i) {
        int at = draft.next(draft.next(i));
        boolean isOuter = draft.isWord(at, "OUTER");
        int function = isOuter ? draft.next(at) : at;
        FunctionCall call = function < draft.size() ? draft.call(function) : null;
        if (call == null || !isGenerator(function)) {
            return;
        }
        int table = draft.next(call.close());
        boolean hasTable = draft.isName(table) && draft.endsOperand(table);
        int as = hasTable ? draft.next(table) : table;
        List<Token> names = new ArrayList<>();
        int end = draft.isWord(as, "AS") ? readNames(draft.next(as), names) : as;
        views++;
        String alias = hasTable ? quoted(draft.get(table)) : "\"lateral view " + views + "\"";
        boolean keepsAll = isOuter || name(function).endsWith("_outer");
        List<Token> written = new ArrayList<>();
        add(written, i, keepsAll ? " LEFT JOIN LATERAL (SELECT " : " CROSS JOIN LATERAL (SELECT ");
        written.addAll(rows(function, call, names.size()));
        add(written, i, ") AS " + alias + columns(names));
        add(written, i, keepsAll ? " ON true " : " ");
        draft.tokens().subList(i, end).clear();
        draft.tokens().addAll(i, written);
    }

    private int readNames(int first, List<Token> names) {
        int at = first;
        while (draft.isName(at)) {
            names.add(draft.get(at));
            int comma = draft.next(at);
            if (!draft.isSymbol(comma, ",")) {
                return comma;
            }
            at = draft.next(comma);
        }
        return at;
    }

    private void respellCall(int i) {
        FunctionCall call = draft.call(i);
        if (call == null) {
            return;
        }
        if (draft.isBeforeTable(draft.previous(i))) {
            List<Token> written = new ArrayList<>();
            add(written, i, "(SELECT ");
            written.addAll(rows(i, call, 0));
            add(written, i, ")");
            replace(i, call.close(), written);
        } else {
            respellSelected(i, call);
        }
    }

    /** With the names that the columns have, or get by {@code AS (a, b)}. */
    private void respellSelected(int i, FunctionCall call) {
        String name = name(i);
        int as = draft.next(call.close());
        int open = draft.isWord(as, "AS") ? draft.next(as) : as;
        List<Token> names = new ArrayList<>();
        int end = call.close();
        if (draft.isSymbol(open, "(")) {
            end = readNames(draft.next(open), names);
        } else if (draft.isWord(as, "AS") || draft.endsOperand(as)) {
            return;
        }
        if (name.equals("stack") || name.equals("json_tuple")) {
            throw new UnsupportedSqlException(
                    name + "() among what is selected (write LATERAL VIEW instead)",
                    draft.get(i).at());
        }
        if (name.startsWith("inline")) {
            replace(i, call.close(), rows(i, call, 0));
            return;
        }
        replace(i, end, selected(i, call, names));
    }

    private List<Token> selected(int i, FunctionCall call, List<Token> names) {
        List<List<Token>> columns = columns(i, call, names.size());
        List<String> standard = standardNames(i, columns.size());
        List<Token> written = new ArrayList<>();
        for (int n = 0; n < columns.size(); n++) {
            add(written, i, n > 0 ? ", " : "");
            written.addAll(columns.get(n));
            String alias = names.isEmpty() ? standard.get(n) : quoted(names.get(n));
            add(written, i, " AS " + alias);
        }
        return written;
    }

    private void replace(int first, int last, List<Token> written) {
        draft.tokens().subList(first, last + 1).clear();
        draft.tokens().addAll(first, written);
    }

    /** What is selected to have the rows of a call. */
    private List<Token> rows(int i, FunctionCall call, int names) {
        List<Token> written = new ArrayList<>();
        switch (name(i)) {
            case "inline", "inline_outer" -> {
                add(written, i, "unnest(");
                written.addAll(draft.argument(call, 0));
                add(written, i, ", max_depth := 2)");
            }
            case "stack" -> stack(written, i, call);
            default -> {
                List<List<Token>> columns = columns(i, call, names);
                List<String> standard = standardNames(i, columns.size());
                for (int n = 0; n < columns.size(); n++) {
                    add(written, i, n > 0 ? ", " : "");
                    written.addAll(columns.get(n));
                    add(written, i, " AS " + standard.get(n));
                }
            }
        }
        return written;
    }

    private void stack(List<Token> written, int i, FunctionCall call) {
        Integer count = call.only(draft.tokens(), 0);
        String digits = count == null ? "" : draft.get(count).text();
        if (!digits.matches("[1-9][0-9]{0,3}")) {
            throw new UnsupportedSqlException(
                    "stack() of a number of rows that is no literal", draft.get(i).at());
        }
        int rows = Integer.parseInt(digits);
        int columns = (call.count() - 2) / rows + 1;
        add(written, i, "* FROM (VALUES (");
        for (int n = 1; n < call.count(); n++) {
            add(written, i, n == 1 ? "" : (n - 1) % columns == 0 ? "), (" : ", ");
            written.addAll(draft.argument(call, n));
        }
        add(written, i, "))");
    }

    private List<List<Token>> columns(int i, FunctionCall call, int names) {
        String name = name(i);
        List<List<Token>> columns = new ArrayList<>();
        if (name.equals("json_tuple")) {
            for (int n = 1; n < call.count(); n++) {
                columns.add(member(i, call, n));
            }
            return columns;
        }
        boolean hasPosition = name.startsWith("pos");
        List<Token> array = draft.argument(call, 0);
        boolean isMap = names == (hasPosition ? 3 : 2) || isMap(array);
        if (hasPosition) {
            List<Token> counted = isMap ? around(i, "map_keys(", array, ")") : array;
            columns.add(around(i, "CAST(generate_subscripts(", counted, ", 1) - 1 AS INTEGER)"));
        }
        String unnest = name.endsWith("_outer") && !isMap ? "explode_outer(" : "unnest(";
        if (isMap) {
            columns.add(around(i, "unnest(map_keys(", array, "))"));
            columns.add(around(i, "unnest(map_values(", array, "))"));
        } else {
            columns.add(around(i, unnest, array, ")"));
        }
        return columns;
    }

    private static boolean isMap(List<Token> argument) {
        int first = Token.next(argument, 0);
        return first < argument.size()
                && argument.get(first).kind() == Kind.WORD
                && argument.get(first)
                        .text()
                        .toLowerCase(Locale.ROOT)
                        .matches("(str_to_)?map(_.*)?");
    }

    private List<Token> member(int i, FunctionCall call, int n) {
        Integer key = call.only(draft.tokens(), n);
        if (key == null || !draft.isString(key)) {
            throw new UnsupportedSqlException(
                    "json_tuple() with a name that is no text", draft.get(i).at());
        }
        String path = "$." + Translator.quote(draft.get(key).value(), '"');
        return around(
                i,
                "json_path(",
                draft.argument(call, 0),
                ", " + Translator.quote(path, '\'') + ")");
    }

    private List<String> standardNames(int i, int count) {
        List<String> names = new ArrayList<>();
        if (name(i).equals("json_tuple")) {
            for (int n = 0; n < count; n++) {
                names.add("c" + n);
            }
            return names;
        }
        if (name(i).startsWith("pos")) {
            names.add("pos");
        }
        names.addAll(count - names.size() == 2 ? List.of("\"key\"", "\"value\"") : List.of("col"));
        return names;
    }

    private static String columns(List<Token> names) {
        if (names.isEmpty()) {
            return "";
        }
        List<String> quoted = names.stream().map(Generators::quoted).toList();
        return "(" + String.join(", ", quoted) + ")";
    }

    private static String quoted(Token name) {
        return Translator.quote(name.value(), '"');
    }

    private List<Token> around(int i, String before, List<Token> tokens, String after) {
        List<Token> written = new ArrayList<>();
        add(written, i, before);
        written.addAll(tokens);
        add(written, i, after);
        return written;
    }

    private void add(List<Token> written, int i, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            written.add(new Token(Kind.SYMBOL, text, text, draft.get(i).at()));
        }
    }
}
