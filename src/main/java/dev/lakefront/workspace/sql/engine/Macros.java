package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.dialect.Translator;
import java.util.List;

/** The functions of Databricks SQL that DuckDB lacks and that say something about the session. */
final class Macros {
    private Macros() {}

    static List<String> of(String catalog, Principal caller) {
        String user = Translator.quote(caller.userName(), '\'');
        return List.of(
                "CREATE TEMP MACRO current_user() AS " + user,
                "CREATE TEMP MACRO session_user() AS " + user,
                "CREATE TEMP MACRO \"user\"() AS " + user,
                "CREATE TEMP MACRO current_catalog() AS " + Translator.quote(catalog, '\''));
    }
}
