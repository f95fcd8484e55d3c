package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lakefront.testing.Eventually;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementApiTest {
    private static final String ENDLESS =
            "SELECT count(*) FROM range(100000000000) a, range(1000) b";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private OfflineWorkspace workspace;
    private SqlCaller alice;
    private SqlCaller app;

    @BeforeEach
    void open() throws IOException {
        table("main/default/orders.csv", "id,region,total\n1,EU,10.50\n2,US,20.00\n3,EU,\n");
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());
        alice = SqlCaller.of(workspace, workspace.developer());
        app = SqlCaller.of(workspace, workspace.app());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aQueryIsDescribedByItsColumnsAndNotRun() throws IOException {
        Outcome outcome =
                alice.run(
                        """
                        DESCRIBE QUERY -- as AppKit asks
                        WITH t AS (SELECT *, {'Nr': id, 'All': [1.5]} AS s FROM main.default.orders)
                        SELECT id, region, total, s, map {'a': 1} AS m, sum(id) OVER () AS n FROM t
                        """);
        assertThat(outcome.columns())
                .extracting("name", "type_text")
                .containsExactly(
                        tuple("col_name", "STRING"),
                        tuple("data_type", "STRING"),
                        tuple("comment", "STRING"));
        assertThat(outcome.rows())
                .containsExactly(
                        Arrays.asList("id", "bigint", null),
                        Arrays.asList("region", "string", null),
                        Arrays.asList("total", "double", null),
                        Arrays.asList("s", "struct<Nr:bigint,All:array<decimal(2,1)>>", null),
                        Arrays.asList("m", "map<string,int>", null),
                        Arrays.asList("n", "bigint", null));
        assertThat(alice.run("desc query " + ENDLESS).rows()).hasSize(1);
        assertThat(alice.run("DESCRIBE QUERY DELETE FROM main.default.orders").error())
                .contains("PARSE_SYNTAX_ERROR", "DELETE");
        assertThat(alice.run("SELECT count(*) FROM main.default.orders").rows())
                .containsExactly(List.of("3"));
    }

    @Test
    void aQueryFindsTheRowsOfAFile() throws IOException {
        Outcome outcome = alice.run("SELECT * FROM main.default.orders ORDER BY id");

        assertThat(outcome.rows())
                .containsExactly(
                        List.of("1", "EU", "10.5"),
                        List.of("2", "US", "20.0"),
                        Arrays.asList("3", "EU", null));
        assertThat(outcome.columns())
                .extracting("name", "type_text", "type_name", "position")
                .containsExactly(
                        tuple("id", "BIGINT", "LONG", 0L),
                        tuple("region", "STRING", "STRING", 1L),
                        tuple("total", "DOUBLE", "DOUBLE", 2L));
        assertThat(outcome.manifest())
                .containsEntry("format", "JSON_ARRAY")
                .containsEntry("total_chunk_count", 1L)
                .containsEntry("total_row_count", 3L)
                .containsEntry("truncated", false);
        assertThat(outcome.result())
                .containsEntry("chunk_index", 0L)
                .containsEntry("row_offset", 0L)
                .containsEntry("row_count", 3L)
                .doesNotContainKey("next_chunk_index");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM orders",
                "SELECT count(*) FROM `orders`",
                "SELECT count(*) FROM default.orders",
                "SELECT count(*) FROM `default`.`orders`;",
                "SELECT count(*) FROM MAIN.Default.`Orders`",
                "SELECT count(main.default.orders.id) FROM main.default.orders -- all; of them",
                "WITH main AS (SELECT id FROM orders) SELECT count(main.id) FROM main"
            })
    void namesAreFoundAsOnAWarehouse(String sql) throws IOException {
        assertThat(alice.run(sql).rows()).containsExactly(List.of("3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "true                                    | BOOLEAN       | true",
                "CAST(1 AS TINYINT)                      | TINYINT       | 1",
                "CAST(1 AS DECIMAL(10,2))                | DECIMAL(10,2) | 1.00",
                "sum(1)                                  | BIGINT        | 1",
                "1.5e10::DOUBLE                          | DOUBLE        | 1.5E10",
                "DATE '2024-02-29'                       | DATE          | 2024-02-29",
                "TIMESTAMP '2024-02-29 12:30:00'         | TIMESTAMP     | 2024-02-29T12:30:00.000Z",
                "TIMESTAMP '2024-02-29 12:30:00.123456'  | TIMESTAMP     | 2024-02-29T12:30:00.123456Z",
                "TIMESTAMPTZ '2024-02-29 12:30:00+02:00' | TIMESTAMP     | 2024-02-29T10:30:00.000Z",
                "unhex('00FF')                           | BINARY        | 00FF",
                "\"it's\"                                | STRING        | it's",
                "r'a\\nb'                                | STRING        | a\\nb",
                "[1, NULL]                               | ARRAY<INT>    | [1,null]",
                "{'a b': 1.50, c: ['x']}                 | STRUCT<a b: DECIMAL(3,2), c: ARRAY<STRING>> |"
                        + " {\"a b\":1.50,\"c\":[\"x\"]}",
                "row(1, 'x', TIMESTAMPTZ '2024-02-29 00:00:00Z') | STRUCT<col1: INT, col2: STRING, col3:"
                        + " TIMESTAMP> |"
                        + " {\"col1\":1,\"col2\":\"x\",\"col3\":\"2024-02-29T00:00:00.000Z\"}",
                "MAP {'k': true}                         | MAP<STRING, BOOLEAN> | {\"k\":true}",
            })
    void aValueIsAStringOfItsType(String expression, String type, String value) throws IOException {
        Outcome outcome = alice.run("SELECT " + expression + " AS it");

        assertThat(outcome.columns().getFirst()).containsEntry("type_text", type);
        assertThat(outcome.rows()).containsExactly(List.of(value));
    }

    /** DuckDB counts on with 128 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"sum(n)", "[sum(n)]", "MAP {'k': sum(n)}"})
    void aSumOfMoreThan64BitsFails(String sum) throws IOException {
        String sql = " FROM (VALUES (9223372036854775806), (1%s)) AS t(n)";

        Outcome most = alice.run("SELECT " + sum + sql.formatted(""));
        Outcome more = alice.run("SELECT " + sum + sql.formatted("0"));

        assertThat(most.rows().toString()).contains("9223372036854775807");
        assertThat(more.state()).isEqualTo("FAILED");
        assertThat(more.error()).startsWith("[ARITHMETIC_OVERFLOW] long overflow.");
    }

    @Test
    void aStringMeansWhatItMeansOnAWarehouse() throws IOException {
        Outcome outcome = alice.run("SELECT 'a\\nb\\u0041\\'', \"it's\", 'it''s', r'a\\nb'");

        assertThat(outcome.rows()).containsExactly(List.of("a\nbA'", "it's", "it's", "a\\nb"));
    }

    @Test
    void aStatementRunsAsWhoSendsIt() throws IOException {
        String sql = "SELECT current_user(), current_catalog(), current_schema()";

        assertThat(alice.run(sql).rows())
                .containsExactly(List.of("alice@example.com", "main", "default"));
        assertThat(app.run(sql).rows().getFirst().getFirst()).isEqualTo(workspace.app().clientId());
    }

    @Test
    void catalogAndSchemaOfTheRequestAreTheCurrentOnes() throws IOException {
        table("lab/trials/runs.json", "[{\"n\": 1}, {\"n\": 2}]");

        Outcome outcome =
                alice.run(
                        "SELECT sum(n), current_catalog() FROM runs",
                        json -> {
                            json.writeStringProperty("catalog", "lab");
                            json.writeStringProperty("schema", "trials");
                        });

        assertThat(outcome.rows()).containsExactly(List.of("3", "lab"));
    }

    @Test
    void theInformationSchemaTellsOfTheTablesThatThereAre() throws IOException {
        table("lab/trials/runs.json", "[{\"n\": 1, \"tags\": [\"a\"]}]");
        alice.run("CREATE VIEW large AS SELECT * FROM orders WHERE total > 15");

        assertThat(
                        alice.run(
                                        "SELECT table_catalog, table_schema, table_name, table_type"
                                                + " FROM information_schema.tables ORDER BY 3")
                                .rows())
                .containsExactly(
                        List.of("main", "default", "large", "VIEW"),
                        List.of("main", "default", "orders", "MANAGED"));
        assertThat(
                        alice.run(
                                        "SELECT table_name, column_name, data_type FROM"
                                                + " lab.INFORMATION_SCHEMA.`columns` ORDER BY 2")
                                .rows())
                .containsExactly(List.of("runs", "n", "BIGINT"), List.of("runs", "tags", "ARRAY"));
        assertThat(alice.run("SELECT * FROM lab.information_schema.schemata").rows())
                .containsExactlyInAnyOrder(List.of("lab", "default"), List.of("lab", "trials"));
    }

    /** Those that DuckDB lacks, and those that it has with another meaning. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "add_months(DATE '2024-01-31', 1)         | 2024-02-29",
                "size(split('a1b2', '[0-9]'))             | 3",
                "size(collect_list(x))                    | 2",
                "collect_set(1)                           | [1]",
                "date_add('2024-02-28', 2)                | 2024-03-01",
                "date_sub('2024-03-01', 1)                | 2024-02-29",
                "datediff('2024-03-01', '2024-02-01')     | 29",
                "dayofweek(DATE '2009-07-30')             | 5",
                "weekday(DATE '2009-07-30')               | 3",
                "from_unixtime(0)                         | 1970-01-01 00:00:00",
                "get_json_object('{\"a\":\"b\"}', '$.a')  | b",
                "round(log(10, 100))                      | 2.0",
                "round(log(exp(1)), 3)                    | 1.0",
                "nvl(NULL, 3)                             | 3",
                "nvl2(NULL, 1, 2)                         | 2",
                "pmod(-5, 3)                              | 1",
                "regexp_extract('100-200', '([0-9]+)-')   | 100",
                "regexp_replace('100-200', '[0-9]+', 'n') | n-n",
                "sequence(1, 3)                           | [1,2,3]",
                "to_date('2024-02-29')                    | 2024-02-29",
                "try_divide(1, 0) IS NULL                 | true",
                "unix_timestamp(TIMESTAMP '1970-01-02 00:00:00') | 86400",
                "isnull(NULL) AND isnotnull(1)            | true",
                "date_format(TIMESTAMP '2024-02-05 15:04:05.678', 'yyyy-MM-dd HH:mm:ss.SSS') | 2024-02-05 15:04:05.678",
                "date_format('2024-02-05', 'EEEE, d MMM yy hh a') | Monday, 5 Feb 24 12 AM",
                "date_format(DATE '2024-02-05', \"yyyy'Q'M '%'\") | 2024Q2 %",
                "to_date('05.02.2024', 'dd.MM.yyyy')      | 2024-02-05",
                "to_timestamp('2024/02/05 01:02', 'yyyy/MM/dd HH:mm') | 2024-02-05T01:02:00.000Z",
                "try_to_timestamp('x', 'yyyy') IS NULL    | true",
                "unix_timestamp('1970-01-02', 'yyyy-MM-dd') | 86400",
                "from_unixtime(0, 'yyyy')                 | 1970",
                "dateadd(MONTH, 1, DATE '2024-01-31')     | 2024-02-29T00:00:00.000Z",
                "date_add(hour, -x - 1, '2024-01-31')     | 2024-01-30T23:00:00.000Z",
                "datediff(MONTH, '2024-01-31', '2024-03-30') | 1",
                "timestampdiff(HOUR, '2024-01-01 00:59:00', '2024-01-01 02:00:00') | 1",
                "months_between('1997-02-28 10:30:00', '1996-10-30') | 3.94959677",
                "months_between('2024-02-29', '2024-01-31') | 1.0",
                "trunc('2019-08-04', 'MM')                | 2019-08-01",
                "trunc('2019-08-04', 'week')              | 2019-07-29",
                "'Steven' RLIKE '^s.*n$'                  | false",
                "'Steven' NOT RLIKE 'e(v)e'               | false",
                "regexp_like('Steven', 'e.e')             | true",
                "named_struct('a', array(1, 2), \"b\", named_struct('c', x)) | {\"a\":[1,2],\"b\":{\"c\":0}}",
                "NULL <=> NULL                            | true",
                "percentile_approx(x, 0.5)                | 0",
                "count_if(x > 0)                          | 1",
                "sort_array(array(2, NULL, 1))            | [null,1,2]",
                "array_join(array('a', 'b'), ',')         | a,b",
                "startswith('abc', 'ab') AND endswith('abc', 'bc') | true",
                "locate('b', 'abc')                       | 2",
                "iff(true, 1, 2)                          | 1",
                "(SELECT * EXCEPT (b) FROM (SELECT 1 AS a, 2 AS b)) | 1",
            })
    void aFunctionMeansWhatItMeansOnAWarehouse(String expression, String value) throws IOException {
        Outcome outcome =
                alice.run(
                        "SELECT any_value(it) FROM (SELECT "
                                + expression
                                + " AS it FROM range(2) r(x)"
                                + (expression.matches("(?s).*(collect|percentile|count_if).*")
                                        ? ""
                                        : " LIMIT 1")
                                + ")");

        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("SUCCEEDED");
        assertThat(outcome.rows()).containsExactly(List.of(value));
    }

    /**
     * What tokens do not tell is DuckDB's, and fails: it would not be understood as it is meant.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "date_format(DATE '2024-02-05', 'QQQ')",
                "date_format(DATE '2024-02-05', region)",
                "to_date(region, region)",
                "from_json(region, region)",
                "named_struct(region, 1)",
                "xxhash64(region)",
            })
    void whatCannotBeWrittenForDuckDbFails(String expression) throws IOException {
        assertThat(alice.run("SELECT " + expression + " FROM orders").error())
                .contains("Offline, SQL runs on DuckDB");
    }

    @Test
    void parametersAreValuesNeverSql() throws IOException {
        Outcome outcome =
                alice.run(
                        "SELECT id, :who FROM orders WHERE total > :least AND :least < :most"
                                + " LIMIT :n",
                        json -> {
                            json.writeArrayPropertyStart("parameters");
                            for (List<String> parameter :
                                    List.of(
                                            List.of("who", "STRING", "x' OR '1'='1"),
                                            List.of("least", "DECIMAL(10,2)", "15"),
                                            List.of("most", "INT", "1000"),
                                            List.of("n", "INT", "5"))) {
                                json.writeStartObject();
                                json.writeStringProperty("name", parameter.get(0));
                                json.writeStringProperty("type", parameter.get(1));
                                json.writeStringProperty("value", parameter.get(2));
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                        });

        assertThat(outcome.rows()).containsExactly(List.of("2", "x' OR '1'='1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT * FROM nope                   | [TABLE_OR_VIEW_NOT_FOUND] The table or view `nope` cannot be found | 42P01",
                "SELECT * FROM samples.nyctaxi.trips  | such as workspace/tables/samples/nyctaxi/trips.csv. | 42P01",
                "SELECT * FROM main.default.nope      | The table or view `main`.`default`.`nope` cannot be found | 42P01",
                "SELECT * FROM nowhere.nope           | The table or view `nowhere`.`nope` cannot be found | 42P01",
                "SELECT * FROM no.where.nope          | The table or view `no`.`where`.`nope` cannot be found | 42P01",
                "SELEC 1                              | [PARSE_SYNTAX_ERROR] Syntax error at or near 'SELEC' | 42601",
                "SELECT 1 FROM orders WHERE           | [PARSE_SYNTAX_ERROR] Syntax error at or near end of input | 42601",
                "SELECT 1; DROP TABLE orders          | [PARSE_SYNTAX_ERROR] | 42601",
                "SELECT 'open                         | [PARSE_SYNTAX_ERROR] | 42601",
                "SELECT nope FROM orders              | [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name `nope` cannot be resolved | 42703",
                "SELECT nope()                        | [UNRESOLVED_ROUTINE] Cannot resolve routine `nope` | 42883",
                "SELECT :unbound                      | [UNBOUND_SQL_PARAMETER] Found the unbound parameter: unbound | 42P02",
                "SELECT CAST('x' AS INT)              | [CAST_INVALID_INPUT] The value 'x' of the type | 22018",
            })
    void aMistakeIsToldInTheWordsOfThePlatform(String sql, String message, String sqlState)
            throws IOException {
        Outcome outcome = alice.run(sql);

        assertThat(outcome.state()).isEqualTo("FAILED");
        assertThat(outcome.error()).contains(message);
        assertThat(outcome.status()).containsEntry("sql_state", sqlState);
        assertThat(outcome.answer()).doesNotContainKeys("manifest", "result");
    }

    @Test
    void aMistakeIsPlacedInTheTextThatWasSent() throws IOException {
        assertThat(alice.run("SELECT \"ü\\n\"\n  FROM `default`.nope").error())
                .endsWith("(line 2, pos 7)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('%s')",
                "SELECT * FROM read_text('%s')",
                "SELECT * FROM '%s'",
                "SELECT * FROM glob('%s')",
                "CREATE TABLE t AS SELECT * FROM read_text('%s')",
                "COPY orders TO '%s.copy'",
                "ATTACH '%s' AS a",
                "SET enable_external_access = true",
                "SET GLOBAL lock_configuration = false",
                "PRAGMA enable_profiling",
                "INSTALL httpfs",
                "LOAD '%s'",
                "CALL enable_logging()",
                "EXPORT DATABASE '%s.export'",
            })
    void noStatementReachesAFileOrASetting(String sql) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");

        Outcome outcome = alice.run(sql.formatted(secret));

        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("FAILED");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("secret.csv", "tables");
        }
    }

    /** The first of them would end the process: DuckDB throws where nothing catches. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM enable_logging(storage = 'file', storage_path = '/nowhere/log')",
                "FROM Enable_Logging()",
                "SELECT * FROM system.main.`enable_logging` /* */ ()",
                "WITH t AS (SELECT * FROM duckdb_settings()) SELECT * FROM t",
                "SELECT * FROM query('SELECT * FROM enable_logging()')",
                "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
                "SELECT current_setting('threads')",
                "CREATE VIEW v AS SELECT * FROM pragma_version()",
                "SELECT hash(1)",
            })
    void noStatementCallsAFunctionThatIsAboutDuckDb(String sql) throws IOException {
        assertThat(alice.run(sql).error()).startsWith("[UNRESOLVED_ROUTINE] Cannot resolve");
    }

    @Test
    void aNameOfSuchAFunctionMayBeATables() throws IOException {
        assertThat(alice.run("CREATE TABLE summary (query INT)").state()).isEqualTo("SUCCEEDED");
        assertThat(alice.run("INSERT INTO summary (query) VALUES (1)").rows())
                .containsExactly(List.of("1", "1"));
        assertThat(alice.run("SELECT query FROM summary").rows()).containsExactly(List.of("1"));
    }

    @Test
    void aFileThatChangesIsReadAnew() throws IOException {
        assertThat(alice.run("SELECT count(*) FROM orders").rows()).containsExactly(List.of("3"));

        table("main/default/orders.csv", "id,region,total\n1,EU,1\n");
        table("main/default/more.csv", "id\n1\n2\n");

        assertThat(alice.run("SELECT count(*) FROM orders").rows()).containsExactly(List.of("1"));
        assertThat(alice.run("SELECT count(*) FROM more").rows()).containsExactly(List.of("2"));
    }

    @Test
    void aFileThatIsNoTableFailsOnlyWhoWantsIt() throws IOException {
        Path broken = table("main/default/broken.csv", "a,b\n1,2\n1,2,3\n");
        table("orders_too.csv", "a\n1\n");

        assertThat(alice.run("SELECT * FROM broken").error()).contains(broken.toString(), "CSV");
        assertThat(alice.run("SELECT * FROM orders_too").error())
                .contains("orders_too.csv", "CATALOG/SCHEMA/TABLE");
        assertThat(alice.run("SELECT count(*) FROM orders").rows()).containsExactly(List.of("3"));
    }

    @Test
    void whatIsWrittenIsThereForEveryStatementAndNeverInAFile() throws IOException {
        Outcome inserted = alice.run("INSERT INTO orders VALUES (4, 'US', 1), (5, 'US', 2)");

        assertThat(inserted.rows()).containsExactly(List.of("2", "2"));
        assertThat(alice.run("CREATE TABLE main.default.mine (a STRING)").state())
                .isEqualTo("SUCCEEDED");
        assertThat(app.run("SELECT count(*) FROM orders").rows()).containsExactly(List.of("5"));
        assertThat(folder.resolve("tables/main/default/orders.csv")).content().hasLineCount(4);
    }

    @Test
    void aStatementThatNobodyWaitsForIsAskedForLater() throws Exception {
        Outcome pending =
                alice.run(
                        "SELECT count(*) FROM range(1000)",
                        json -> json.writeStringProperty("wait_timeout", "0s"));
        assertThat(pending.state()).isIn("PENDING", "RUNNING", "SUCCEEDED");

        Eventually.within(PATIENCE, () -> isIn(pending, "SUCCEEDED"));

        assertThat(ask(alice, pending).rows()).containsExactly(List.of("1000"));
    }

    @Test
    void onlyItsSenderMayAskForAStatement() throws IOException {
        Outcome outcome = alice.run("SELECT 1");

        HttpAnswer answer = app.get(SqlCaller.PATH + "/" + outcome.id());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).containsEntry("error_code", "NOT_FOUND");
        assertThat(app.post(SqlCaller.PATH + "/" + outcome.id() + "/cancel", "").status())
                .isEqualTo(404);
    }

    @Test
    void aStatementThatRunsCanBeCanceled() throws Exception {
        Outcome outcome =
                alice.run(ENDLESS, json -> json.writeStringProperty("wait_timeout", "0s"));
        Eventually.within(PATIENCE, () -> isIn(outcome, "RUNNING"));

        assertThat(alice.post(SqlCaller.PATH + "/" + outcome.id() + "/cancel", "").status())
                .isEqualTo(200);

        assertThat(ask(alice, outcome).status()).isEqualTo(Map.of("state", "CANCELED"));
        Eventually.within(PATIENCE, () -> executing() == 0);
    }

    @Test
    void aStatementThatTakesTooLongIsCanceledIfItsSenderSaysSo() throws IOException {
        Outcome outcome =
                alice.run(
                        ENDLESS,
                        json -> {
                            json.writeStringProperty("wait_timeout", "5s");
                            json.writeStringProperty("on_wait_timeout", "CANCEL");
                        });

        assertThat(outcome.state()).isEqualTo("CANCELED");
    }

    /** There is no wait whose end could cancel it. */
    @Test
    void aStatementThatNobodyWaitsForIsNotCanceled() throws Exception {
        Outcome outcome =
                alice.run(
                        "SELECT 1",
                        json -> {
                            json.writeStringProperty("wait_timeout", "0s");
                            json.writeStringProperty("on_wait_timeout", "CANCEL");
                        });

        Eventually.within(PATIENCE, () -> isIn(outcome, "SUCCEEDED"));
    }

    /** Of several that change the same rows at once, one succeeds; the others say why not. */
    @Test
    void changesThatMeetAreToldAsOnAWarehouse() throws Exception {
        alice.run("CREATE TABLE numbers AS SELECT id FROM range(300000)");
        List<Outcome> updates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            updates.add(
                    alice.run(
                            "UPDATE numbers SET id = id + 1",
                            json -> json.writeStringProperty("wait_timeout", "0s")));
        }
        for (Outcome update : updates) {
            Eventually.within(PATIENCE, () -> isIn(update, "SUCCEEDED") || isIn(update, "FAILED"));
            Outcome end = ask(alice, update);
            if (end.state().equals("FAILED")) {
                assertThat(end.error()).startsWith("[DELTA_CONCURRENT_WRITE]");
            }
        }
    }

    @Test
    void statementsRunBesideEachOther() throws Exception {
        for (int i = 0; i < 3; i++) {
            alice.run(ENDLESS, json -> json.writeStringProperty("wait_timeout", "0s"));
        }

        assertThat(alice.run("SELECT 1").rows()).containsExactly(List.of("1"));
    }

    @Test
    void aLargeResultComesInChunks() throws IOException {
        Outcome outcome = alice.run("SELECT id AS n, repeat('x', 1000) FROM range(10000)");

        List<List<String>> rows = new ArrayList<>(outcome.rows());
        Map<String, Object> part = outcome.result();
        while (part.get("next_chunk_internal_link") instanceof String link) {
            part = alice.get(link).json();
            assertThat(part).containsEntry("row_offset", (long) rows.size());
            rows.addAll(new Outcome(Map.of("status", outcome.status(), "result", part)).rows());
        }
        assertThat(rows).hasSize(10_000);
        assertThat(rows.getLast().getFirst()).isEqualTo("9999");
        assertThat(outcome.manifest())
                .containsEntry("total_row_count", 10_000L)
                .containsEntry("total_chunk_count", 3L);
    }

    @Test
    void aResultThatIsTooLargeFails() throws IOException {
        assertThat(alice.run("SELECT repeat('x', 1000) FROM range(30000)").error())
                .startsWith("Inline byte limit exceeded.");
    }

    @ParameterizedTest
    @CsvSource({"row_limit, 10, 10, true", "row_limit, 100, 100, false", "byte_limit, 12, 2, true"})
    void aLimitCutsTheResult(String limit, int value, int rows, boolean truncated)
            throws IOException {
        Outcome outcome =
                alice.run(
                        "SELECT id FROM range(100)",
                        json -> json.writeNumberProperty(limit, value));

        assertThat(outcome.rows()).hasSize(rows);
        assertThat(outcome.manifest()).containsEntry("truncated", truncated);
    }

    @Test
    void aResultWithoutRowsHasItsColumns() throws IOException {
        Outcome outcome = alice.run("SELECT id FROM orders WHERE false");

        assertThat(outcome.columns()).hasSize(1);
        assertThat(outcome.manifest()).containsEntry("total_row_count", 0L);
        assertThat(outcome.result()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"statement\": \"SELECT 1\"}",
                "{\"warehouse_id\": \"a\"}",
                "{\"warehouse_id\": \"a\", \"statement\": \"SELECT 1\", \"wait_timeout\": \"3s\"}",
                "{\"warehouse_id\": \"a\", \"statement\": \"SELECT 1\", \"wait_timeout\": \"5m\"}",
                "{\"warehouse_id\": \"a\", \"statement\": \"SELECT 1\", \"on_wait_timeout\": \"x\"}",
                "{\"warehouse_id\": \"a\", \"statement\": \"SELECT 1\", \"format\": \"CSV\"}",
                "{\"warehouse_id\": \"a\", \"statement\": \"SELECT 1\", \"row_limit\": -1}",
            })
    void aRequestThatIsNoneIsRefused(String body) throws IOException {
        HttpAnswer answer = alice.post(SqlCaller.PATH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error_code", "INVALID_PARAMETER_VALUE");
    }

    @Test
    void nobodyRunsAStatementWithoutAToken() throws IOException {
        assertThat(new HttpCaller(workspace.host()).post(SqlCaller.PATH, "{}").status())
                .isEqualTo(401);
    }

    @Test
    void theWarehouseRuns() throws IOException {
        assertThat(alice.get("/api/2.0/sql/warehouses").body())
                .contains("\"name\":\"Offline\"", "\"state\":\"RUNNING\"");
        assertThat(alice.get("/api/2.0/sql/warehouses/a1b2").json())
                .containsEntry("id", "a1b2")
                .containsEntry("state", "RUNNING")
                .containsEntry("warehouse_type", "PRO")
                .containsEntry("enable_serverless_compute", true)
                .containsEntry("cluster_size", "2X-Small")
                .containsEntry("creator_name", "alice@example.com")
                .containsEntry(
                        "odbc_params",
                        Map.of(
                                "hostname",
                                "127.0.0.1",
                                "path",
                                "/sql/1.0/warehouses/a1b2",
                                "protocol",
                                "http",
                                "port",
                                (long) workspace.port()));
        assertThat(alice.post("/api/2.0/sql/warehouses/a1b2/start", "").status()).isEqualTo(200);
    }

    private boolean isIn(Outcome statement, String state) {
        try {
            return ask(alice, statement).state().equals(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome ask(SqlCaller caller, Outcome statement) throws IOException {
        return Outcome.of(caller.get(SqlCaller.PATH + "/" + statement.id()));
    }

    /** How many statements are in DuckDB, whatever they are said to be. */
    private static long executing() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .filter(frame -> frame.getClassName().endsWith(".Execution"))
                .filter(frame -> frame.getMethodName().equals("execute"))
                .count();
    }

    private Path table(String place, String content) throws IOException {
        Path file = folder.resolve("tables").resolve(place);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
