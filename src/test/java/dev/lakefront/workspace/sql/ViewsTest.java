package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that are queries: {@code .sql} files. */
class ViewsTest {
    @TempDir private Path folder;

    @BeforeEach
    void tables() throws IOException {
        put("tables/main/default/orders.csv", "id,region,total\n1,EU,10\n2,US,20\n3,EU,30\n");
        put("tables/main/hr/teams.csv", "member,region\nalice@example.com,EU\n");
    }

    @Test
    void aQueryIsATableWhoseRowsAreThoseThatItFindsNow() throws IOException {
        put(
                "tables/main/sales/by_region.sql",
                "-- what was sold\nSELECT `region`, sum(total) AS sum FROM `default`.orders"
                        + "\nGROUP BY region; -- done");
        try (Run run = new Run()) {
            assertThat(run.rows(run.alice, "SELECT sum FROM sales.by_region WHERE region = 'EU'"))
                    .containsExactly(List.of("40"));
            assertThat(run.alice.run("INSERT INTO orders VALUES (4, 'EU', 2)").state())
                    .isEqualTo("SUCCEEDED");
            assertThat(run.rows(run.alice, "SELECT sum FROM sales.by_region WHERE region = 'EU'"))
                    .containsExactly(List.of("42"));
            assertThat(
                            run.rows(
                                    run.alice,
                                    "SELECT table_name, table_type FROM information_schema.tables"
                                            + " WHERE table_schema = 'sales'"))
                    .containsExactly(List.of("by_region", "VIEW"));
        }
    }

    @Test
    void oneMayReadAnotherWhateverTheirNamesAre() throws IOException {
        put("tables/main/default/a.sql", "SELECT id FROM b WHERE id > 1");
        put("tables/main/default/b.sql", "WITH x AS (SELECT * FROM other.s.c) SELECT * FROM x");
        put("tables/other/s/c.sql", "FROM main.default.orders");
        try (Run run = new Run()) {
            assertThat(run.rows(run.alice, "SELECT * FROM a ORDER BY id"))
                    .containsExactly(List.of("2"), List.of("3"));
        }
    }

    @Test
    void currentUserIsWhoAsks() throws IOException {
        put("tables/main/default/mine.sql", "SELECT * FROM hr.teams WHERE member = current_user()");
        for (String grants : List.of("", "grants: [{to: account users, select: [main.default]}]")) {
            put("grants.yaml", grants.isEmpty() ? "grants: [{to: users, select: [main]}]" : grants);
            try (Run run = new Run()) {
                assertThat(run.rows(run.alice, "SELECT region FROM mine")).hasSize(1);
                assertThat(run.rows(run.app, "SELECT region FROM mine")).isEmpty();
            }
        }
        Files.delete(folder.resolve("grants.yaml"));
        try (Run run = new Run()) {
            assertThat(run.rows(run.alice, "SELECT region FROM mine")).hasSize(1);
            assertThat(run.rows(run.app, "SELECT region FROM mine")).isEmpty();
        }
    }

    @Test
    void aViewNeedsAGrantOfItsOwnAndNoneForWhatItReads() throws IOException {
        put("tables/main/default/count_of_teams.sql", "SELECT count(*) AS n FROM hr.teams");
        put("tables/main/hr/all_teams.sql", "SELECT * FROM teams");
        put("grants.yaml", "grants: [{to: account users, select: [main.default]}]");
        try (Run run = new Run()) {
            assertThat(run.rows(run.app, "SELECT n FROM count_of_teams"))
                    .containsExactly(List.of("1"));
            for (String denied : List.of("main.hr.teams", "main.hr.all_teams")) {
                assertThat(run.app.run("SELECT * FROM " + denied).error())
                        .contains("User does not have SELECT on Table '" + denied + "'");
            }
        }
    }

    @Test
    void aRowFilterHoldsBehindAView() throws IOException {
        put("tables/main/default/all_orders.sql", "SELECT * FROM orders");
        put("tables/main/default/more.sql", "SELECT id FROM all_orders");
        put(
                "grants.yaml",
                """
                grants: [{to: account users, select: [main.default.all_orders, main.default.more]}]
                row_filters:
                  - table: main.default.orders
                    where: region IN (SELECT region FROM hr.teams WHERE member = current_user())
                """);
        try (Run run = new Run()) {
            assertThat(run.rows(run.alice, "SELECT id FROM all_orders ORDER BY id"))
                    .containsExactly(List.of("1"), List.of("3"));
            assertThat(run.rows(run.alice, "SELECT count(*) AS n FROM more"))
                    .containsExactly(List.of("2"));
            assertThat(run.rows(run.app, "SELECT id FROM all_orders")).isEmpty();
            assertThat(run.app.run("SELECT * FROM orders").error()).contains("SELECT on Table");
        }
    }

    @Test
    void aFilterThatCannotBeEvaluatedLetsNothingThroughAView() throws IOException {
        put("tables/main/default/all_orders.sql", "SELECT * FROM orders");
        put(
                "grants.yaml",
                "grants: [{to: account users, select: [main]}]\n"
                        + "row_filters: [{table: main.default.orders, where: nope = 1}]");
        try (Run run = new Run()) {
            assertThat(run.alice.run("SELECT * FROM all_orders").error())
                    .contains("grants.yaml:2", "the row filter of main.default.orders", "nope");
        }
    }

    @Test
    void aRowFilterOfAViewIsAMistake() throws IOException {
        put("tables/main/default/v.sql", "SELECT 1 AS id");
        put(
                "grants.yaml",
                "grants: [{to: account users, select: [main]}]\n"
                        + "row_filters: [{table: main.default.v, where: id = 1}]");
        try (Run run = new Run()) {
            assertThat(run.alice.run("SELECT * FROM v").error())
                    .contains("grants.yaml:2", "a row filter of main.default.v, which is a view");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 +; | [PARSE_SYNTAX_ERROR] | (line 1, pos ",
                "SELECT id,\\n  nope FROM orders | with name `nope` cannot be resolved | (line 2, pos 2)",
                "SELECT *\\nFROM\\n nowhere | The table or view `nowhere` cannot be found | (line 3, pos 1)",
                "SELECT :x | unbound parameter: x | v.sql",
                "SELECT 1; SELECT 2 | a second statement | (line 1, pos ",
                "CREATE VIEW v AS SELECT 1 | it begins with CREATE: write the query only | v.sql",
                "DESCRIBE orders | it begins with DESCRIBE | v.sql",
                "INSERT INTO orders VALUES (1, 'x', 2) | it begins with INSERT | v.sql",
                "SELECT * FROM read_csv('/etc/passwd') | Cannot resolve routine `read_csv` | (line 1, pos 14)",
                "SELECT * FROM '/etc/passwd.csv' | DuckDB | v.sql",
                "-- nothing | an empty statement | v.sql",
            })
    void aMistakeIsToldWithFileAndLine(String text, String words, String place) throws IOException {
        put("tables/main/default/v.sql", text.replace("\\n", "\n"));
        put("tables/main/default/reader.sql", "SELECT * FROM v");
        try (Run run = new Run()) {
            for (String table : List.of("v", "reader")) {
                assertThat(run.alice.run("SELECT * FROM " + table).error())
                        .startsWith(folder.resolve("tables/main/default/v.sql") + ": ")
                        .contains(words, place);
            }
            assertThat(run.rows(run.alice, "SELECT count(*) AS n FROM orders"))
                    .containsExactly(List.of("3"));
        }
    }

    @Test
    void thoseThatReadThemselvesAreTold() throws IOException {
        put("tables/main/default/a.sql", "SELECT * FROM b");
        put("tables/main/default/b.sql", "SELECT * FROM c");
        put("tables/main/default/c.sql", "SELECT * FROM a");
        put("tables/main/default/d.sql", "SELECT * FROM a");
        put("tables/main/default/self.sql", "SELECT * FROM self");
        Path files = folder.resolve("tables/main/default");
        try (Run run = new Run()) {
            assertThat(run.alice.run("SELECT * FROM a").error())
                    .isEqualTo(
                            files.resolve("a.sql")
                                    + ": it reads itself, by way of "
                                    + files.resolve("b.sql")
                                    + ", "
                                    + files.resolve("c.sql"));
            assertThat(run.alice.run("SELECT * FROM d").error())
                    .startsWith(files.resolve("d.sql") + ": it reads")
                    .endsWith("which read themselves");
            assertThat(run.alice.run("SELECT * FROM self").error())
                    .isEqualTo(files.resolve("self.sql") + ": it reads itself");
        }
    }

    @Test
    void aQueryThatChangesIsNoticedByTheNextStatement() throws IOException {
        put("tables/main/default/v.sql", "SELECT 1 AS x");
        try (Run run = new Run()) {
            assertThat(run.rows(run.alice, "SELECT x FROM v")).containsExactly(List.of("1"));
            put("tables/main/default/v.sql", "SELECT 12 AS x");
            assertThat(run.rows(run.alice, "SELECT x FROM v")).containsExactly(List.of("12"));
        }
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A workspace, and two who use it. */
    private final class Run implements AutoCloseable {
        private final OfflineWorkspace workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());

        private final SqlCaller alice;
        private final SqlCaller app;

        Run() throws IOException {
            alice = SqlCaller.of(workspace, workspace.developer());
            app = SqlCaller.of(workspace, workspace.app());
        }

        /** None, if the result has none. */
        List<List<String>> rows(SqlCaller caller, String sql) throws IOException {
            SqlCaller.Outcome outcome = caller.run(sql);
            if (!outcome.state().equals("SUCCEEDED")) {
                throw new AssertionError(outcome.error());
            }
            return Long.valueOf(0).equals(outcome.manifest().get("total_row_count"))
                    ? List.of()
                    : outcome.rows();
        }

        @Override
        public void close() {
            workspace.close();
        }
    }
}
