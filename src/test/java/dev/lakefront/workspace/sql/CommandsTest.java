package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements about what there is; {@code SqlConnectorTest} has those of a session. */
class CommandsTest {
    @TempDir private Path folder;
    private OfflineWorkspace workspace;
    private SqlCaller alice;

    @BeforeEach
    void open() throws IOException {
        table("main/default/orders.csv", "id,region\n1,EU\n");
        table("main/default/order_items.json", "[{\"id\": 1, \"tags\": [{\"k\": \"v\"}]}]");
        table("main/default/large.sql", "SELECT id FROM orders");
        table("main/sales/regions.csv", "region\nEU\n");
        table("samples/shop/items.csv", "name,price\npen,1.5\n");
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());
        alice = SqlCaller.of(workspace, workspace.developer());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SHOW CATALOGS                            | catalog      | main samples",
                "SHOW CATALOGS LIKE 's*'                  | catalog      | samples",
                "SHOW SCHEMAS                             | databaseName | default sales",
                "show databases in samples;               | databaseName | default shop",
                "SHOW SCHEMAS IN `main` LIKE 'SALE.'      | databaseName | sales",
                "SHOW SCHEMAS FROM main 'd*'              | databaseName | default",
                "SHOW TABLES                              | tableName    | large order_items orders",
                "SHOW TABLES -- all                       | tableName    | large order_items orders",
                "SHOW TABLES IN sales                     | tableName    | regions",
                "SHOW TABLES FROM samples.shop LIKE '*'   | tableName    | items",
                "SHOW TABLES LIKE 'order*'                | tableName    | order_items orders",
                "SHOW TABLES LIKE 'order[sx]'             | tableName    | orders",
                "SHOW TABLES LIKE '(order'                | tableName    | ##",
                "SHOW VIEWS                               | viewName     | large",
                "SHOW COLUMNS IN main.default.orders      | col_name     | id region",
                "SHOW TABLES IN CATALOG samples           | tableName    | items",
                "SHOW TABLES IN ALL CATALOGS LIKE '*s'    | tableName    | order_items orders regions items",
                "SHOW TABLES IN CATALOG main SCHEMA LIKE 's*' LIKE '*' | tableName | regions",
                "SHOW COLUMNS IN CATALOG main TABLE LIKE 'or*' LIKE 'i*' | tableName | order_items orders",
                "SHOW COLUMNS IN CATALOG samples SCHEMA LIKE 'shop' | columnType | STRING DOUBLE",
            })
    void aShowListsWhatThereIs(String sql, String column, String values) throws IOException {
        Outcome outcome = alice.run(sql);

        int index =
                outcome.columns().stream().map(each -> each.get("name")).toList().indexOf(column);
        assertThat(outcome.columns()).extracting("name").contains(column);
        assertThat(outcome.rowsIfAny())
                .extracting(row -> row.get(index))
                .containsExactly(values.isEmpty() ? new String[0] : values.split(" "));
    }

    @Test
    void severalPatternsAreAsGoodAsOne() throws IOException {
        assertThat(alice.run("SHOW TABLES LIKE 'orders|nope|la*'").rows())
                .extracting(row -> row.get(1))
                .containsExactly("large", "orders");
    }

    @Test
    void aTableIsDescribedByItsColumns() throws IOException {
        for (String sql :
                List.of(
                        "DESCRIBE order_items",
                        "DESC TABLE main.default.order_items",
                        "describe /* that */ default.`order_items`;")) {
            assertThat(alice.run(sql).rows())
                    .containsExactly(
                            Arrays.asList("id", "bigint", null),
                            Arrays.asList("tags", "array<struct<k:string>>", null));
        }
        assertThat(alice.run("SHOW COLUMNS IN\n  nope").error()).endsWith("(line 2, pos 2)");
        assertThat(alice.run("DESCRIBE SELECT 1 AS a").rows())
                .containsExactly(Arrays.asList("a", "int", null));
        assertThat(alice.run("DESCRIBE TABLE EXTENDED large").rows())
                .containsExactly(
                        Arrays.asList("id", "bigint", null),
                        List.of("", "", ""),
                        List.of("# Detailed Table Information", "", ""),
                        List.of("Catalog", "main", ""),
                        List.of("Database", "default", ""),
                        List.of("Table", "large", ""),
                        List.of("Type", "VIEW", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "DESCRIBE nope                 | [TABLE_OR_VIEW_NOT_FOUND] The table or view `nope` cannot be found",
                "DESCRIBE TABLE main.sales.no  | The table or view `main`.`sales`.`no` cannot be found",
                "DESCRIBE HISTORY orders       | [PARSE_SYNTAX_ERROR] Syntax error at or near 'orders'",
                "DESCRIBE orders; DROP TABLE orders | [PARSE_SYNTAX_ERROR]",
                "SHOW SCHEMAS IN nowhere       | [NO_SUCH_CATALOG_EXCEPTION] Catalog 'nowhere' was not found",
                "SHOW TABLES IN nowhere        | [SCHEMA_NOT_FOUND] The schema `main`.`nowhere` cannot be found",
                "SHOW TABLES IN main.nowhere   | [SCHEMA_NOT_FOUND] The schema `main`.`nowhere` cannot be found",
                "SHOW GRANTS ON TABLE orders   | [PARSE_SYNTAX_ERROR] Syntax error at or near 'GRANTS'",
                "SHOW CATALOGS LIKE            | [PARSE_SYNTAX_ERROR] Syntax error at or near end of input",
                "SHOW ALL TABLES               | [PARSE_SYNTAX_ERROR] Syntax error at or near 'ALL'",
                "USE main.default.orders       | [PARSE_SYNTAX_ERROR] Syntax error at or near '.'",
                "USE CATALOG nowhere           | [NO_SUCH_CATALOG_EXCEPTION]",
                "SET threads = 1               | [CONFIG_NOT_AVAILABLE] Configuration threads is not available",
            })
    void aMistakeIsToldInTheWordsOfThePlatform(String sql, String message) throws IOException {
        Outcome outcome = alice.run(sql);

        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("FAILED");
        assertThat(outcome.error()).contains(message);
    }

    /** The Statement Execution API has a session only if the request names one. */
    @Test
    void whatAStatementChangesEndsWithIt() throws IOException {
        assertThat(alice.run("USE CATALOG samples").state()).isEqualTo("SUCCEEDED");
        assertThat(alice.run("SET TIMEZONE = 'UTC'").rows())
                .containsExactly(List.of("TIMEZONE", "UTC"));

        assertThat(alice.run("SELECT current_catalog()").rows()).containsExactly(List.of("main"));
    }

    private void table(String place, String content) throws IOException {
        Path file = folder.resolve("tables").resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
