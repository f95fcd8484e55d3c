package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Command}. */
public final class CommandReader {
    private final String sql;
    private final List<Token> tokens;
    private int next;

    private CommandReader(String sql) {
        this.sql = sql;
        this.tokens =
                Tokenizer.statement(sql).stream()
                        .filter(token -> token.kind() != Kind.SPACE)
                        .toList();
    }

    /**
     * Reads it.
     *
     * @return null if it is another statement
     * @throws SqlSyntaxException if it begins as one and goes on otherwise
     */
    public static @Nullable Command read(String sql) {
        CommandReader reader = new CommandReader(sql);
        Command command = reader.command();
        if (command != null && reader.hasNext()) {
            throw reader.unexpected();
        }
        return command;
    }

    private @Nullable Command command() {
        if (accept("USE")) {
            return use();
        }
        if (accept("SET")) {
            return set();
        }
        if (accept("RESET")) {
            return new Command.Reset(hasNext() ? dotted() : null);
        }
        return accept("SHOW") ? show() : null;
    }

    private Command use() {
        if (hasMore(1) && accept("CATALOG")) {
            return new Command.UseCatalog(nameOrText());
        }
        boolean _ = hasMore(1) && (accept("SCHEMA") || accept("DATABASE"));
        List<String> name = name(2);
        return new Command.UseSchema(name.size() > 1 ? name.getFirst() : null, name.getLast());
    }

    private Command set() {
        if (!hasNext() || (acceptSymbol("-") && accept("v"))) {
            return new Command.ShowSettings(null);
        }
        if (hasMore(1) && accept("CATALOG")) {
            return new Command.UseCatalog(nameOrText());
        }
        if (accept("TIME")) {
            expect("ZONE");
            return new Command.Set("TIMEZONE", value());
        }
        String name = dotted();
        if (!hasNext()) {
            return new Command.ShowSettings(name);
        }
        if (!acceptSymbol("=")) {
            throw unexpected();
        }
        return new Command.Set(name, value());
    }

    /** A text is what its quotes hold; anything else is taken as it stands. */
    private String value() {
        if (!hasNext()) {
            throw unexpected();
        }
        Token first = tokens.get(next);
        Token last = tokens.getLast();
        boolean isOne = next == tokens.size() - 1;
        next = tokens.size();
        return isOne && first.kind() == Kind.STRING
                ? first.value()
                : sql.substring(first.at(), last.at() + last.text().length());
    }

    private @Nullable Command show() {
        if (accept("CATALOGS")) {
            return new Command.ShowCatalogs(like());
        }
        if (accept("SCHEMAS") || accept("DATABASES")) {
            return new Command.ShowSchemas(acceptIn() ? nameOrText() : null, like());
        }
        if (accept("TABLES")) {
            return showTables();
        }
        if (accept("VIEWS")) {
            List<String> schema = acceptIn() ? name(2) : List.of();
            return new Command.ShowViews(catalog(schema), schema(schema), like());
        }
        if (accept("COLUMNS")) {
            return acceptIn() && hasMore(1) && accept("CATALOG") ? columnsOfCatalog() : null;
        }
        throw unexpected();
    }

    private Command showTables() {
        if (!acceptIn()) {
            return new Command.ShowTables(null, null, like());
        }
        if (hasMore(1) && accept("ALL")) {
            expect("CATALOGS");
            return new Command.ShowTablesOfCatalog(null, like("SCHEMA"), like());
        }
        if (hasMore(1) && accept("CATALOG")) {
            return new Command.ShowTablesOfCatalog(nameOrText(), like("SCHEMA"), like());
        }
        List<String> schema = name(2);
        return new Command.ShowTables(catalog(schema), schema(schema), like());
    }

    private Command columnsOfCatalog() {
        return new Command.ShowColumnsOfCatalog(
                nameOrText(), like("SCHEMA"), like("TABLE"), like());
    }

    private static @Nullable String catalog(List<String> name) {
        return name.size() > 1 ? name.getFirst() : null;
    }

    private static @Nullable String schema(List<String> name) {
        return name.isEmpty() ? null : name.getLast();
    }

    private boolean acceptIn() {
        return accept("IN") || accept("FROM");
    }

    /** {@code SCHEMA LIKE 'pattern'}, if that comes. */
    private @Nullable String like(String what) {
        return accept(what) ? like() : null;
    }

    /** {@code LIKE 'pattern'} or the pattern alone, if that comes. */
    private @Nullable String like() {
        boolean isLike = accept("LIKE");
        if (hasNext() && tokens.get(next).kind() == Kind.STRING) {
            return tokens.get(next++).value();
        }
        if (isLike) {
            throw unexpected();
        }
        return null;
    }

    /** The name of a parameter. */
    private String dotted() {
        return String.join(".", name(Integer.MAX_VALUE));
    }

    /** A name of so many parts at most. */
    private List<String> name(int most) {
        List<String> parts = new ArrayList<>();
        do {
            if (!hasNext() || !tokens.get(next).isName()) {
                throw unexpected();
            }
            parts.add(tokens.get(next++).value());
        } while (parts.size() < most && acceptSymbol("."));
        return parts;
    }

    private String nameOrText() {
        return hasNext() && tokens.get(next).kind() == Kind.STRING
                ? tokens.get(next++).value()
                : name(1).getFirst();
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    private boolean accept(String word) {
        boolean isNext =
                hasNext()
                        && tokens.get(next).kind() == Kind.WORD
                        && tokens.get(next).text().equalsIgnoreCase(word);
        next += isNext ? 1 : 0;
        return isNext;
    }

    private boolean acceptSymbol(String symbol) {
        boolean isNext = hasNext() && tokens.get(next).isSymbol(symbol);
        next += isNext ? 1 : 0;
        return isNext;
    }

    private boolean hasNext() {
        return hasMore(0);
    }

    /** Whether more than so many tokens are left. */
    private boolean hasMore(int count) {
        return next + count < tokens.size();
    }

    private SqlSyntaxException unexpected() {
        return hasNext()
                ? new SqlSyntaxException("'" + tokens.get(next).text() + "'", tokens.get(next).at())
                : new SqlSyntaxException("end of input", sql.length());
    }
}
