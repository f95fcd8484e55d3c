package dev.lakefront.workspace.sql.grant;

import dev.lakefront.problem.Warning;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.table.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what. A table may be read by whom a grant names; of its rows, those that its filter
 * lets through.
 */
public record Grants(List<Grant> grants, List<RowFilter> rowFilters) {
    public Grants {
        grants = List.copyOf(grants);
        rowFilters = List.copyOf(rowFilters);
    }

    public boolean maySelect(Principal caller, TableName table) {
        return grants.stream().anyMatch(grant -> grant.isTo(caller) && grant.covers(table));
    }

    /** Those that are to none of these people, each said once. */
    public List<Warning> toNobody(List<Principal> people) {
        return grants.stream()
                .filter(grant -> people.stream().noneMatch(grant::isTo))
                .map(grant ->
                        new Warning(
                                "a grant is to nobody: "
                                        + grant.principal()
                                        + " is the user name or group of none who is in the"
                                        + " offline workspace",
                                grant.where(),
                                "write one that personas.yaml has, or account users for everybody"))
                .distinct()
                .toList();
    }

    public @Nullable RowFilter rowFilter(TableName table) {
        for (RowFilter filter : rowFilters) {
            if (filter.table().equals(table)) {
                return filter;
            }
        }
        return null;
    }
}
