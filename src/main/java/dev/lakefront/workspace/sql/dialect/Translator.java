package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.DuckDbSql.Position;
import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes one statement of Databricks SQL with the quotes and names of DuckDB, token by token. */
public final class Translator {
    private static final int QUALIFIED = 3;

    /** Names in Databricks SQL, and in DuckDB keywords. */
    private static final Set<String> RESERVED =
            Set.of(
                    "ANALYSE",
                    "ASYMMETRIC",
                    "AT",
                    "DEFERRABLE",
                    "DO",
                    "INITIALLY",
                    "ONLY",
                    "SUMMARIZE",
                    "SYMMETRIC",
                    "VARIADIC");

    private final Catalogs catalogs;
    private final Map<String, Binding> bindings;
    private final List<Token> tokens;
    private final StringBuilder text = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();
    private int marks;
    private final List<List<String>> names = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();

    private Translator(String sql, Catalogs catalogs, Map<String, Binding> bindings) {
        List<Token> bound = BoundTexts.write(Tokenizer.statement(sql), bindings);
        InternalFunctions.refuse(bound);
        this.tokens = Spelling.ofDuckDb(bound);
        this.catalogs = catalogs;
        this.bindings = bindings;
    }

    /**
     * Translates one statement.
     *
     * @param bindings each parameter that is bound
     * @throws SqlSyntaxException if it is not exactly one statement
     * @throws UnboundParameterException if it has another parameter
     * @throws UnsupportedSqlException if DuckDB would misunderstand it
     * @throws UnknownRoutineException if it calls a function that is DuckDB's own matter
     */
    public static DuckDbSql translate(
            String sql, Catalogs catalogs, Map<String, Binding> bindings) {
        return new Translator(sql, catalogs, bindings).translate();
    }

    private DuckDbSql translate() {
        Inquiry inquiry = Inquiry.of(tokens);
        text.append(inquiry.isOfTable() ? "SELECT * FROM " : "");
        int i = inquiry.subject();
        while (i < tokens.size()) {
            i = tokens.get(i).isName() ? writeName(i) : writeToken(i);
        }
        String verb = inquiry.isOfTable() ? "SELECT" : verb(inquiry.subject());
        return new DuckDbSql(text.toString(), inquiry.wanted(), verb, parameters, names, positions);
    }

    /** The first word. */
    private String verb(int begin) {
        int verb = Token.next(tokens, begin);
        if (verb == tokens.size()) {
            throw new SqlSyntaxException("an empty statement", 0);
        }
        return tokens.get(verb).text().toUpperCase(Locale.ROOT);
    }

    private int writeToken(int i) {
        Token token = tokens.get(i);
        write(
                token,
                switch (token.kind()) {
                    case STRING -> quote(token.value(), '\'');
                    case PARAMETER -> parameter(token.value());
                    default -> token.isSymbol("?") ? parameter(nextMark()) : token.text();
                });
        return i + 1;
    }

    /** All parts of a name with dots; those of its catalog and its schema can need other words. */
    private int writeName(int first) {
        List<String> parts = new ArrayList<>();
        parts.add(tokens.get(first).value());
        int next = first + 1;
        while (next + 1 < tokens.size()
                && tokens.get(next).isSymbol(".")
                && tokens.get(next + 1).isName()) {
            parts.add(tokens.get(next + 1).value());
            next += 2;
        }
        names.add(parts);
        for (int i = first; i < next; i++) {
            Token token = tokens.get(i);
            // a dot stands between any two parts
            write(token, token.isName() ? part((i - first) / 2, token, parts) : token.text());
        }
        return next;
    }

    private String part(int index, Token token, List<String> parts) {
        boolean hasCatalog =
                parts.size() >= QUALIFIED && catalogs.hasSchema(parts.get(0), parts.get(1));
        if (index == 0 && hasCatalog) {
            return quote(catalogs.database(token.value()), '"');
        }
        if (parts.size() > 1 && index == (hasCatalog ? 1 : 0)) {
            return schema(token);
        }
        boolean isReserved = RESERVED.contains(token.text().toUpperCase(Locale.ROOT));
        return token.kind() == Kind.QUOTED_NAME || isReserved ? quoted(token) : token.text();
    }

    /** Or the name of a table before that of a column: those are left alone. */
    private String schema(Token token) {
        String schema = catalogs.schema(token.value());
        // the usual name of a schema, and a keyword of DuckDB's
        boolean isKeyword = schema.equalsIgnoreCase("default");
        return isKeyword || token.kind() == Kind.QUOTED_NAME || !schema.equals(token.value())
                ? quote(schema, '"')
                : token.text();
    }

    /** A question mark stands for the parameter that is named by its place: 1, 2 … */
    private String nextMark() {
        marks++;
        return String.valueOf(marks);
    }

    private String parameter(String name) {
        Binding binding = bindings.get(name);
        if (binding == null) {
            throw new UnboundParameterException(name);
        }
        if (!parameters.contains(name)) {
            parameters.add(name);
        }
        return binding.expression(parameters.indexOf(name) + 1);
    }

    private void write(Token token, String translated) {
        positions.add(new Position(text.length(), token.at()));
        text.append(translated);
    }

    private static String quoted(Token name) {
        return quote(name.value(), '"');
    }

    /** In DuckDB, a quote within quotes is written twice, and nothing else is special. */
    public static String quote(String value, char quote) {
        String mark = String.valueOf(quote);
        return mark + value.replace(mark, mark + mark) + mark;
    }
}
