package dev.lakefront.workspace.sql.grant;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.sql.table.TableName;
import dev.lakefront.yaml.YamlFile;
import dev.lakefront.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code grants.yaml}. */
final class GrantsReader {
    private static final String GRANTS = "grants";
    private static final String TO = "to";
    private static final String SELECT = "select";
    private static final String ROW_FILTERS = "row_filters";
    private static final String TABLE = "table";
    private static final String WHERE = "where";
    private static final int TABLE_PARTS = 3;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<RowFilter> filters = new ArrayList<>();
    private final Set<TableName> filtered = new HashSet<>();

    private GrantsReader() {}

    /**
     * Reads all of it.
     *
     * @throws ProblemException with all that is wrong in it
     */
    static Grants read(String file, byte[] yaml) {
        return new GrantsReader().parse(file, yaml);
    }

    private Grants parse(String file, byte[] yaml) {
        YamlMapping root =
                YamlMapping.read(
                        new YamlFile(file, problems), yaml, file, List.of(GRANTS, ROW_FILTERS));
        if (root != null) {
            root.mappings(GRANTS, "a grant", List.of(TO, SELECT)).forEach(this::addGrant);
            root.mappings(ROW_FILTERS, "a row filter", List.of(TABLE, WHERE))
                    .forEach(this::addFilter);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Grants(grants, filters);
    }

    private void addGrant(YamlMapping written) {
        String to = written.text(TO);
        if (to == null) {
            written.report(TO, "a grant is to nobody", "add to: and a user name or a group");
        }
        List<String> securables = written.texts(SELECT);
        if (securables == null || securables.isEmpty()) {
            written.report(
                    SELECT, "a grant is of nothing", "add select: [main.default.TABLE] to it");
        }
        for (String securable : securables == null ? List.<String>of() : securables) {
            List<String> parts = parts(written, SELECT, securable, 1);
            if (parts != null && to != null) {
                grants.add(new Grant(to, parts, written.where(TO)));
            }
        }
    }

    private void addFilter(YamlMapping written) {
        String table = written.text(TABLE);
        String where = written.text(WHERE);
        if (table == null || where == null) {
            written.report(
                    table == null ? TABLE : WHERE,
                    "a row filter needs both, table and where",
                    "add table: main.default.TABLE and where: \"COLUMN = 'value'\"");
            return;
        }
        List<String> parts = parts(written, TABLE, table, TABLE_PARTS);
        if (parts == null) {
            return;
        }
        TableName name = new TableName(parts.get(0), parts.get(1), parts.get(2));
        if (!filtered.add(name)) {
            written.report(TABLE, name + " has two row filters", "join them with AND");
        }
        filters.add(new RowFilter(name, where, written.where(WHERE)));
    }

    private static @Nullable List<String> parts(
            YamlMapping written, String key, String name, int least) {
        List<String> parts = List.of(name.toLowerCase(Locale.ROOT).split("\\.", -1));
        if (parts.size() < least || parts.size() > TABLE_PARTS || parts.contains("")) {
            written.report(
                    key,
                    key + ": " + name + " is no name of a table",
                    "write main.default.orders"
                            + (least == 1
                                    ? ", main.default for a schema, main for a catalog"
                                    : ""));
            return null;
        }
        return parts;
    }
}
