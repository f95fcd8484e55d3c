package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.dialect.Command;
import dev.lakefront.workspace.sql.table.Tables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out what changes or tells a session. */
final class SessionCommands {
    private static final List<Column> COLUMNS = TextRows.columns("key", "value");
    private static final Result NOTHING = new Result(List.of(), List.of(), false);

    private final Session session;
    private final SessionState state;
    private final Namespace namespace;

    /**
     * @param state that of the session when the command was sent
     * @param namespace what there is to use
     */
    SessionCommands(Session session, SessionState state, Namespace namespace) {
        this.session = session;
        this.state = state;
        this.namespace = namespace;
    }

    /**
     * @throws SqlFailure if there is no such catalog, schema or parameter
     */
    Result carryOut(Command.OfSession command) {
        return switch (command) {
            case Command.UseCatalog(String catalog) -> use(catalog, Tables.DEFAULT_SCHEMA);
            case Command.UseSchema(String catalog, String schema) ->
                    use(catalog == null ? state.catalog() : catalog, schema);
            case Command.Set(String name, String value) -> set(name, value);
            case Command.Reset(String name) -> reset(name);
            case Command.ShowSettings(String name) -> show(name);
        };
    }

    private Result use(String catalog, String schema) {
        if (!namespace.hasCatalog(catalog)) {
            throw Explanation.noCatalog(catalog);
        }
        if (!namespace.hasSchema(catalog, schema)) {
            throw Explanation.noSchema(catalog, schema);
        }
        session.become(state.using(catalog, schema));
        return NOTHING;
    }

    private Result set(String name, String value) {
        session.become(state.with(state.settings().with(name, value)));
        return TextRows.of(COLUMNS, List.of(List.of(name, value)));
    }

    private Result reset(@Nullable String name) {
        session.become(
                state.with(name == null ? Settings.DEFAULT : state.settings().without(name)));
        return NOTHING;
    }

    private Result show(@Nullable String name) {
        Map<String, String> shown =
                name == null
                        ? state.settings().values()
                        : Map.of(name, state.settings().value(name));
        List<List<@Nullable String>> rows =
                shown.entrySet().stream()
                        .<List<@Nullable String>>map(
                                each -> List.of(each.getKey(), each.getValue()))
                        .toList();
        return TextRows.of(COLUMNS, rows);
    }
}
