package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.dialect.Translator;
import java.util.List;
import java.util.stream.Collectors;

/** The functions of Databricks SQL that DuckDB lacks and that say something about the session. */
final class Macros {
    private Macros() {}

    static List<String> of(String catalog, Principal caller) {
        String user = Translator.quote(caller.userName(), '\'');
        String isMember = "(name) AS list_contains(" + groups(caller) + ", name)";
        return List.of(
                "CREATE TEMP MACRO current_user() AS " + user,
                "CREATE TEMP MACRO session_user() AS " + user,
                "CREATE TEMP MACRO \"user\"() AS " + user,
                "CREATE TEMP MACRO is_member" + isMember,
                "CREATE TEMP MACRO is_account_group_member" + isMember,
                "CREATE TEMP MACRO current_catalog() AS " + Translator.quote(catalog, '\''));
    }

    private static String groups(Principal caller) {
        return caller.groups().stream()
                .map(group -> Translator.quote(group, '\''))
                .collect(Collectors.joining(", ", "CAST([", "] AS VARCHAR[])"));
    }
}
