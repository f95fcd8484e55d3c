package dev.lakefront.workspace.sql.grant;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.table.TableName;
import java.util.List;

/**
 * {@code GRANT SELECT ON securable TO principal}.
 *
 * @param principal a user name, in either case, a group, or the app: as {@value #APP}, by its name
 *     or by the client id of its service principal
 * @param securable a catalog, a schema or a table, in parts and in lower case
 * @param where it is written
 */
record Grant(String principal, List<String> securable, String where) {
    /** The group of everybody. */
    private static final String EVERYBODY = "account users";

    /** The app, whatever it is called: the file need not change with it. */
    private static final String APP = "app";

    Grant {
        securable = List.copyOf(securable);
    }

    boolean isTo(Principal caller) {
        return principal.equals(EVERYBODY)
                || principal.equalsIgnoreCase(caller.userName())
                || caller.groups().contains(principal)
                || (!caller.isPerson()
                        && (principal.equals(APP) || principal.equals(caller.displayName())));
    }

    boolean covers(TableName table) {
        return List.of(table.catalog(), table.schema(), table.table())
                .subList(0, securable.size())
                .equals(securable);
    }
}
