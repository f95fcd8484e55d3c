package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final String GRANTS =
            """
            grants:
              - to: alice@example.com
                select: [main.default, main.hr.teams]
              - to: app
                select: [main.default.orders]
            row_filters:
              - table: main.default.orders
                where: region IN (SELECT region FROM main.hr.teams WHERE member = current_user())
                  OR (current_user() <> "alice@example.com" AND region = "app")
            """;

    @TempDir private Path folder;

    @Test
    void everyoneSeesTheRowsOfTheirOwn() throws IOException {
        try (Run run = new Run(GRANTS)) {
            assertThat(run.alice.run("SELECT id FROM main.default.orders ORDER BY id").rows())
                    .containsExactly(List.of("1"), List.of("3"));
            assertThat(run.app.run("SELECT id FROM orders").rows()).containsExactly(List.of("4"));
        }
    }

    @Test
    void aUserNameIsTheSameInEitherCase() throws IOException {
        try (Run run = new Run("grants: [{to: Alice@EXAMPLE.com, select: [main.default]}]")) {
            assertThat(run.alice.run("SELECT id FROM orders").rows()).hasSize(4);
        }
    }

    /** Alice is an admin; the app is not. */
    @Test
    void aGroupIsAsGoodAsAName() throws IOException {
        String filter =
                "row_filters: [{table: main.default.orders,"
                        + " where: \"region = 'US' OR is_account_group_member('admins')\"}]";
        try (Run run =
                new Run(
                        "grants:\n- {to: users, select: [main.default]}\n"
                                + "- {to: admins, select: [main.hr]}\n"
                                + filter)) {
            assertThat(run.alice.run("SELECT id FROM orders").rows()).hasSize(4);
            assertThat(run.alice.run("SELECT pay FROM main.hr.salaries").rows()).hasSize(1);
            assertThat(run.app.run("SELECT id FROM orders").rows()).containsExactly(List.of("2"));
            assertThat(run.app.run("SELECT pay FROM main.hr.salaries").error())
                    .contains("SELECT on Table");
        }
    }

    @Test
    void whatIsNotGrantedIsRefusedInTheWordsOfThePlatform() throws IOException {
        try (Run run = new Run(GRANTS)) {
            for (String table : List.of("main.hr.salaries", "MAIN.`hr`.Salaries", "hr.salaries")) {
                Outcome refused = run.alice.run("SELECT * FROM " + table);

                assertThat(refused.state()).isEqualTo("FAILED");
                assertThat(refused.error())
                        .isEqualTo(
                                "[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does"
                                        + " not have SELECT on Table 'main.hr.salaries' SQLSTATE:"
                                        + " 42501");
            }
            for (String sql : List.of("SELECT * FROM ", "DESCRIBE TABLE ", "SHOW COLUMNS IN ")) {
                assertThat(run.app.run(sql + "main.hr.teams").error())
                        .contains("SELECT on Table 'main.hr.teams'");
            }
        }
    }

    /** The database of a caller holds nothing but what the caller may read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM main.default.orders WHERE id = 2 OR true OR 1 = 1",
                "SELECT count(*) FROM (SHOW ALL TABLES) WHERE name = 'salaries' OR database LIKE 'raw%'",
                "SELECT count(*) FROM information_schema.tables WHERE table_name <> 'orders'",
                "SELECT count(*) FROM system.information_schema.columns WHERE column_name = 'pay'",
                "SELECT count(*) FROM system.information_schema.schemata WHERE catalog_name LIKE 'raw%'",
            })
    void noStatementFindsMore(String sql) throws IOException {
        try (Run run = new Run(GRANTS)) {
            assertThat(run.app.run(sql).rows().getFirst().getFirst()).isIn("0", "1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO main.default.orders VALUES (5, 'EU')",
                "DELETE FROM orders",
                "WITH more AS (SELECT 5, 'EU') INSERT INTO orders SELECT * FROM more",
                "CREATE VIEW mine AS SELECT 1",
                "DROP TABLE orders",
            })
    void grantsAreOfReadingOnly(String sql) throws IOException {
        try (Run run = new Run(GRANTS)) {
            assertThat(run.alice.run(sql).error())
                    .startsWith("[INSUFFICIENT_PERMISSIONS] Insufficient privileges:");
            assertThat(run.alice.run("SELECT count(*) FROM orders").rows())
                    .containsExactly(List.of("2"));
        }
    }

    @Test
    void aChangeIsNoticed() throws IOException {
        try (Run run = new Run(GRANTS)) {
            assertThat(run.app.run("SELECT id FROM orders").rows()).hasSize(1);

            run.write("grants: [{to: account users, select: [main]}]");

            assertThat(run.app.run("SELECT id FROM orders").rows()).hasSize(4);
            assertThat(run.app.run("SELECT pay FROM main.hr.salaries").rows()).hasSize(1);

            run.write("grants: [{to: nobody, select: [main]}]");

            assertThat(run.app.run("SELECT id FROM orders").error()).contains("SELECT on Table");

            run.write("grants: [{for: nobody}]");

            assertThat(run.app.run("SELECT id FROM orders").error())
                    .contains("grants.yaml:1:11", "has no key for");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where: nope = 1}",
                "where: \"region = 'EU\"}",
                "where: 'region = :region'}",
                "where: 'true; DROP TABLE orders'}",
            })
    void aFilterThatCannotBeEvaluatedLetsNothingThrough(String where) throws IOException {
        String filter = "row_filters: [{table: main.default.orders, " + where + "]";
        try (Run run = new Run("grants: [{to: app, select: [main]}]\n" + filter)) {
            assertThat(run.app.run("SELECT * FROM orders").error())
                    .contains("grants.yaml:2:", "the row filter of main.default.orders: ");
            assertThat(run.app.run("SELECT * FROM main.hr.teams").state()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void aFilterOfNoTableStopsEverything() throws IOException {
        String filter = "row_filters: [{table: main.default.order, where: 'false'}]";
        try (Run run = new Run("grants: [{to: app, select: [main]}]\n" + filter)) {
            assertThat(run.app.run("SELECT * FROM orders").error())
                    .contains("grants.yaml:2:", "main.default.order, which is no table");
        }
    }

    @Test
    void allMistakesAreToldAtTheStart() throws IOException {
        String mistakes =
                """
                grants:
                  - select: [main..orders]
                  - to: bob
                  - to: bob
                    select: [a.b.c.d]
                row_filters:
                  - table: main.default
                    where: "true"
                  - table: main.default.orders
                  - table: main.default.orders
                    where: a
                  - table: main.default.orders
                    where: b
                """;

        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> new Run(mistakes).close());

        assertThat(thrown.problems())
                .extracting(Problem::where)
                .allMatch(where -> where != null && where.contains("grants.yaml:"))
                .hasSize(7);
    }

    private final class Run implements AutoCloseable {
        private final OfflineWorkspace workspace;
        final SqlCaller alice;
        final SqlCaller app;

        Run(String grants) throws IOException {
            write(grants);
            table("main/default/orders.csv", "id,region\n1,EU\n2,US\n3,EU\n4,app\n");
            table("main/hr/teams.csv", "member,region\nalice@example.com,EU\n");
            table("main/hr/salaries.csv", "who,pay\nalice,1\n");
            workspace =
                    OfflineWorkspace.open(
                            WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());
            alice = SqlCaller.of(workspace, workspace.developer());
            app = SqlCaller.of(workspace, workspace.app());
        }

        void write(String grants) throws IOException {
            Files.writeString(folder.resolve("grants.yaml"), grants);
        }

        private void table(String place, String content) throws IOException {
            Path file = folder.resolve("tables").resolve(place);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }

        @Override
        public void close() {
            workspace.close();
        }
    }
}
