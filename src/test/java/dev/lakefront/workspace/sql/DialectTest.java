package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonGenerator;

/**
 * Databricks SQL means offline what it means on a warehouse. What is expected is of the SQL
 * language reference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectTest {
    private OfflineWorkspace workspace;
    private SqlCaller alice;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        table(
                folder.resolve("tables/main/default/orders.csv"),
                "id,region,total,d\n1,EU,10.5,2024-01-15\n2,US,20,2024-01-20\n3,EU,,2024-02-03\n");
        table(
                folder.resolve("tables/main/default/events.json"),
                """
                [{"id": 1, "tags": ["a", "b"], "raw": "{\\"owner\\":\\"fred\\",\\"items\\":[{\\"p\\":1.5},{\\"p\\":2}],\\"zip code\\":\\"x\\"}"},
                 {"id": 2, "tags": [], "raw": null}]
                """);
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());
        alice = SqlCaller.of(workspace, workspace.developer());
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    private static void table(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            nullValues = "none",
            value = {
                "'a_c' LIKE 'a\\\\_c'                            | BOOLEAN  | true",
                "'abc' LIKE 'a\\\\_c'                            | BOOLEAN  | false",
                "'abc' NOT LIKE 'a\\\\_c'                        | BOOLEAN  | true",
                "try_mod(5, 0)                                   | INT      | none",
                "try_add(2147483647, 1)                          | INT      | none",
                "round(7 / 2, 1)                                 | DOUBLE   | 3.5",
                "5 ^ 3                                           | INT      | 6",
                "substring('abc', 0, 2)                          | STRING   | ab",
                "lpad('hi', 5)                                   | STRING   | #   hi#",
                "replace('abcabc', 'b')                          | STRING   | acac",
                "locate('bar', 'foobarbar', 5)                   | INT      | 7",
                "split('a,b,c', ',', 2)                          | ARRAY<STRING> | [\"a\",\"b,c\"]",
                "split('aXXbXc', 'X+', 2)                        | ARRAY<STRING> | [\"a\",\"bXc\"]",
                "regexp_replace('100-200', '([0-9]+)-([0-9]+)', '$2-$1') | STRING | 200-100",
                "regexp_extract_all('1-2, 3-4', '([0-9])-([0-9])') | ARRAY<STRING> | [\"1\",\"3\"]",
                "initcap('hello wORLD')                          | STRING   | Hello World",
                "substring_index('www.apache.org', '.', 2)       | STRING   | www.apache",
                "substring_index('www.apache.org', '.', -1)      | STRING   | org",
                "format_number(12332.123456, 4)                  | STRING   | 12,332.1235",
                "find_in_set('ab', 'abc,b,ab')                   | INT      | 3",
                "url_encode('a b&c')                             | STRING   | a+b%26c",
                "url_decode('a+b%26c')                           | STRING   | a b&c",
                "parse_url('http://a.org/p?q=1#r', 'HOST')       | STRING   | a.org",
                "parse_url('http://a.org/p?x=2&q=1#r', 'QUERY', 'q') | STRING | 1",
                "sha2('Spark', 256) LIKE '529bc3b0%'             | BOOLEAN  | true",
                "decode(2, 1, 'a', 2, 'b', 'z')                  | STRING   | b",
                "typeof(1)                                       | STRING   | int",
                "length('abc')                                   | INT      | 3",
                "year('2024-05-15')                              | INT      | 2024",
                "extract(DOW FROM DATE '2024-05-15')             | INT      | 4",
                "weekofyear(DATE '2024-05-15')                   | INT      | 20",
                "dayname(DATE '2024-05-15')                      | STRING   | Wed",
                "monthname(DATE '2024-05-15')                    | STRING   | May",
                "last_day('2024-02-15')                          | DATE     | 2024-02-29",
                "next_day('2024-01-15', 'TU')                    | DATE     | 2024-01-16",
                "trunc('2024-05-15', 'Q')                        | DATE     | 2024-04-01",
                "TIMESTAMP '2024-01-15 10:00:00' + INTERVAL 2 HOURS | TIMESTAMP | 2024-01-15T12:00:00.000Z",
                "to_timestamp('2024-01-01 10:00:00+02:00')       | TIMESTAMP | 2024-01-01T08:00:00.000Z",
                "from_utc_timestamp('2024-07-01', 'America/New_York') | TIMESTAMP | 2024-06-30T20:00:00.000Z",
                "to_utc_timestamp('2024-07-01', 'Asia/Seoul')    | TIMESTAMP | 2024-06-30T15:00:00.000Z",
                "timestamp_millis(1704067200123)                 | TIMESTAMP | 2024-01-01T00:00:00.123Z",
                "unix_seconds(TIMESTAMP '2024-01-01 00:00:00')   | BIGINT   | 1704067200",
                "sequence(5, 1)                                  | ARRAY<INT> | [5,4,3,2,1]",
                "sequence(1, 5, 2)                               | ARRAY<INT> | [1,3,5]",
                "sequence(DATE '2024-01-01', DATE '2024-01-03')  | ARRAY<DATE> | [\"2024-01-01\",\"2024-01-02\",\"2024-01-03\"]",
                "element_at(array(1, 2, 3), -1)                  | INT      | 3",
                "get(array(1, 2), 5)                             | INT      | none",
                "size(array(1, 2))                               | INT      | 2",
                "array_distinct(array(2, 1, 2))                  | ARRAY<INT> | [2,1]",
                "array_union(array(1, 2), array(2, 3))           | ARRAY<INT> | [1,2,3]",
                "array_except(array(1, 2), array(2))             | ARRAY<INT> | [1]",
                "array_position(array(1, 2), 9)                  | BIGINT   | 0",
                "array_sort(array(3, NULL, 1))                   | ARRAY<INT> | [1,3,null]",
                "sort_array(array(3, 1, 2), false)               | ARRAY<INT> | [3,2,1]",
                "array_join(array('a', NULL, 'b'), ',', '?')     | STRING   | a,?,b",
                "slice(array(1, 2, 3), 2, 2)                     | ARRAY<INT> | [2,3]",
                "reverse(array(1, 2))                            | ARRAY<INT> | [2,1]",
                "array_repeat('a', 2)                            | ARRAY<STRING> | [\"a\",\"a\"]",
                "width_bucket(5.3, 0.2, 10.6, 5)                 | BIGINT   | 3",
                "date_part('month', DATE '2024-05-15')           | INT      | 5",
                "7 DIV 2                                         | BIGINT   | 3",
                "-7.5D DIV 2                                     | BIGINT   | -3",
                "5L                                              | BIGINT   | 5",
                "1.5D * 2                                        | DOUBLE   | 3.0",
                "X'1F'                                           | BINARY   | 1F",
                "!true                                           | BOOLEAN  | false",
                "CAST(12.7 AS INT)                               | INT      | 12",
                "CAST(-12.7D AS BIGINT)                          | BIGINT   | -12",
                "'12'::int + 1                                   | INT      | 13",
                "TRY_CAST('12.7' AS INT)                         | INT      | none",
                "int(2.9)                                        | INT      | 2",
                "CAST(TIMESTAMP '2024-01-01' AS BIGINT)          | BIGINT   | 1704067200",
                "CAST(1704067200 AS TIMESTAMP)                   | TIMESTAMP | 2024-01-01T00:00:00.000Z",
                "CAST('2024-01-01 10:00:00+02:00' AS TIMESTAMP)  | TIMESTAMP | 2024-01-01T08:00:00.000Z",
                "TIMESTAMP '2024-01-01T10:00:00+02:00'           | TIMESTAMP | 2024-01-01T08:00:00.000Z",
                "CAST(array(1) AS ARRAY<STRING>)                 | ARRAY<STRING> | [\"1\"]",
                "floor(7 / 2)                                    | BIGINT   | 3",
                "concat('a', NULL, 'b') IS NULL                  | BOOLEAN  | true",
                "concat('a', 1, true)                            | STRING   | a1true",
                "concat(array(1), array(2))                      | ARRAY<INT> | [1,2]",
                "concat_ws('-', 'a', NULL, array('b', 'c'))      | STRING   | a-b-c",
                "ltrim('x', 'xa')                                | STRING   | a",
                "trim(LEADING 'x' FROM 'xa')                     | STRING   | a",
                "position('bar', 'foobar')                       | INT      | 4",
                "format_string('%s %d %.2f', 7, 8, 1.5)          | STRING   | 7 8 1.50",
                "'x.abc' RLIKE concat('^', 'x')                  | BOOLEAN  | true",
                "'abc' NOT RLIKE concat('^', 'b')                | BOOLEAN  | true",
                "'abc' LIKE ANY ('x%', 'a%')                     | BOOLEAN  | true",
                "'abc' NOT LIKE ALL ('x%', 'a%')                 | BOOLEAN  | false",
                "DATE '2024-01-31' + INTERVAL 1 MONTH            | DATE     | 2024-02-29",
                "DATE '2024-01-15' - INTERVAL '1' DAY + INTERVAL 1 YEAR | DATE | 2025-01-14",
                "date_trunc('MONTH', DATE '2024-01-15') - INTERVAL 1 DAY | TIMESTAMP | 2023-12-31T00:00:00.000Z",
                "extract(SECOND FROM TIMESTAMP '2024-01-01 00:00:30.5') | DECIMAL(8,6) | 30.500000",
                "sequence(DATE '2024-01-01', DATE '2024-03-01', INTERVAL 1 MONTH) | ARRAY<DATE> | [\"2024-01-01\",\"2024-02-01\",\"2024-03-01\"]",
                "array(1, 2, 3)[0]                               | INT      | 1",
                "array(array(1), array(2, 3))[1][size(array(1))] | INT      | 3",
                "split('a.b', '\\\\.')[1]                        | STRING   | b",
                "map('a', 1, 'b', 2)                             | MAP<STRING, INT> | {\"a\":1,\"b\":2}",
                "map('a', 1)['a'] + map('b', 2)[concat('b', '')] | INT      | 3",
                "map(1, 'x')[1]                                  | STRING   | x",
                "element_at(map('a', 1), 'a')                    | INT      | 1",
                "size(map('a', 1))                               | INT      | 1",
                "transform(array(1, 2), x -> x + 1)              | ARRAY<INT> | [2,3]",
                "(SELECT max(x / v + array(5, 6)[k]) FROM VALUES (8, 2, 1) AS t(x, v, k)) | DOUBLE | 10.0",
                "array_distinct(transform(array(1, 1), lf_x -> lf_x / 1)) | ARRAY<DOUBLE> | [1.0]",
                "transform(array(1, 0), v -> array(7, 8)[v])     | ARRAY<INT> | [8,7]",
                "(SELECT array_distinct(x) FROM VALUES (array(1, 1)) AS t(x)) | ARRAY<INT> | [1]",
                "1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/(1/1))))))))))))))))))) | DOUBLE | 1.0",
                "CAST(CAST(CAST(CAST(CAST(CAST(1.5D AS INT) AS DOUBLE) AS INT) AS DOUBLE) AS INT) AS BIGINT) | BIGINT | 1",
                "size(transform(array(1, 2), (x, i) -> x + i))   | INT      | 2",
                "transform(array('a', 'b'), (x, i) -> i)         | ARRAY<BIGINT> | [0,1]",
                "filter(array(1, 2, 3), x -> x % 2 = 1)          | ARRAY<INT> | [1,3]",
                "exists(array(1, 2), x -> x > 1)                 | BOOLEAN  | true",
                "forall(array(1, 2), x -> x > 1)                 | BOOLEAN  | false",
                "EXISTS (SELECT 1)                               | BOOLEAN  | true",
                "aggregate(array(1, 2, 3), 0, (a, x) -> a + x)   | INT      | 6",
                "aggregate(array(1, 2, 3), 0, (a, x) -> a + x, a -> a * 10) | INT | 60",
                "struct(1, 'a' AS x)                             | STRUCT<col1: INT, x: STRING> | {\"col1\":1,\"x\":\"a\"}",
                "to_json(map('a', 1))                            | STRING   | {\"a\":1}",
                "from_json('{\"a\":1,\"b\":[2]}', 'a INT, b ARRAY<INT>') | STRUCT<a: INT, b: ARRAY<INT>> | {\"a\":1,\"b\":[2]}",
                "from_json('[1,2]', 'array<int>')[1]             | INT      | 2",
                "from_json('no JSON', 'a INT') IS NULL           | BOOLEAN  | true",
                "parse_json('{\"a\":{\"b\":1}}'):a.b::int        | INT      | 1",
                "CASE WHEN true THEN 1.9 END::int                | INT      | 1",
            })
    void anExpressionHasItsTypeAndValue(String expression, String type, String value)
            throws IOException {
        assertThat(cell("SELECT " + expression + " AS it")).isEqualTo(type + " " + value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT 1 / 0                     | [DIVIDE_BY_ZERO] Division by zero.             | 22012",
                "SELECT total / (id - 1) FROM orders | [DIVIDE_BY_ZERO] Division by zero.          | 22012",
                "SELECT 5 % 0                     | [REMAINDER_BY_ZERO] Remainder by zero.         | 22012",
                "SELECT pmod(5, 0)                | [REMAINDER_BY_ZERO] Remainder by zero.         | 22012",
                "SELECT 2147483647 + 1            | [ARITHMETIC_OVERFLOW]                          | 22003",
                "SELECT CAST('nope' AS DATE)      | [CAST_INVALID_INPUT] The value 'nope'          | 22018",
                "SELECT CAST('nope' AS DOUBLE)    | [CAST_INVALID_INPUT] The value 'nope'          | 22018",
                "SELECT element_at(array(1), 5)   | [INVALID_ARRAY_INDEX_IN_ELEMENT_AT] The index 5 is out of bounds. The array has 1 elements. | 22003",
                "SELECT CAST('12.7' AS INT)       | [CAST_INVALID_INPUT] The value '12.7'          | 22018",
                "SELECT 7 DIV 0                   | [DIVIDE_BY_ZERO] Division by zero.             | 22012",
                "SELECT array(1)[1]               | [INVALID_ARRAY_INDEX] The index 1 is out of bounds. | 22003",
                "OPTIMIZE orders                  | DuckDB, which cannot do OPTIMIZE               | 0A000",
                "EXPLAIN SELECT 1                 | DuckDB, which cannot do EXPLAIN                | 0A000",
                "CREATE SCHEMA main.more          | folders of workspace/tables                    | 0A000",
                "INSERT OVERWRITE orders SELECT 1 | write TRUNCATE TABLE, then INSERT INTO         | 0A000",
                "SELECT date_format(d, 'QQQ') FROM orders | cannot do the datetime pattern 'QQQ'   | 0A000",
                "SELECT date_format(d, region) FROM orders | date_format() with a pattern that is no text | 0A000",
                "SELECT stack(1, 2)               | write LATERAL VIEW instead                     | 0A000",
                "SELECT raise_error('boom')       | [USER_RAISED_EXCEPTION] boom                   | P0001",
                "SELECT sha2('a', 512)            | Offline, sha2() has 256 bits only.             | 0A000",
            })
    void whatFailsOnAWarehouseFailsInItsWords(String sql, String message, String sqlState)
            throws IOException {
        Outcome outcome = alice.run(sql);

        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("FAILED");
        assertThat(outcome.error()).contains(message);
        assertThat(outcome.status()).containsEntry("sql_state", sqlState);
    }

    /** Rows stand in brackets, their names before them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT count(*), count(DISTINCT region, id) AS n FROM orders | count(1),n | [[3, 3]]",
                "SELECT first(total, true) AS a, last_value(total) IGNORE NULLS OVER (ORDER BY id) AS b FROM orders GROUP BY total, id HAVING id = 2 | a,b | [[20.0, 20.0]]",
                "SELECT id, last_value(total, true) OVER (ORDER BY id) AS t FROM orders ORDER BY id DESC LIMIT 1 | id,t | [[3, 20.0]]",
                "SELECT listagg(id, '+') WITHIN GROUP (ORDER BY id DESC) AS x FROM orders | x | [[3+2+1]]",
                "SELECT any(id > 2) AS x, array_agg(DISTINCT region) IS NULL AS y FROM orders | x,y | [[true, false]]",
                "SELECT total / sum(total) OVER () > 0.5 AS x FROM orders WHERE id < 3 ORDER BY id | x | [[false], [true]]",
                "SELECT region, sum(id) AS s FROM orders GROUP BY region WITH ROLLUP ORDER BY region | region,s | [[null, 6], [EU, 4], [US, 2]]",
                "SELECT region, count(1) AS n FROM orders GROUP BY region, id GROUPING SETS ((region), ()) ORDER BY region | region,n | [[null, 3], [EU, 2], [US, 1]]",
                "SELECT id, tag FROM events LATERAL VIEW explode(tags) t AS tag WHERE tag <> 'a' | id,tag | [[1, b]]",
                "SELECT id, t.tag FROM events LATERAL VIEW OUTER explode(tags) t AS tag ORDER BY id, tag | id,tag | [[1, a], [1, b], [2, null]]",
                "SELECT id, p, tag FROM events LATERAL VIEW posexplode(tags) AS p, tag ORDER BY p | id,p,tag | [[1, 0, a], [1, 1, b]]",
                "SELECT k, v FROM orders LATERAL VIEW explode(map('a', id)) t AS k, v WHERE id = 2 | k,v | [[a, 2]]",
                "SELECT k, v FROM orders LATERAL VIEW stack(2, 'x', id, 'y', id * 2) s AS k, v WHERE id = 2 ORDER BY k | k,v | [[x, 2], [y, 4]]",
                "SELECT o FROM events LATERAL VIEW json_tuple(raw, 'owner') j AS o WHERE id = 1 | o | [[fred]]",
                "SELECT explode(array(1, 2)) | col | [[1], [2]]",
                "SELECT explode(array(1, 2)) AS x | x | [[1], [2]]",
                "SELECT posexplode(array('a')) | pos,col | [[0, a]]",
                "SELECT explode(map('a', 1)) AS (k, v) | k,v | [[a, 1]]",
                "SELECT inline(array(struct(1 AS a, 'x' AS b))) | a,b | [[1, x]]",
                "SELECT id, explode_outer(tags) AS tag FROM events WHERE id = 2 | id,tag | [[2, null]]",
                "SELECT * FROM explode(array(1, 2)) | col | [[1], [2]]",
                "SELECT e.id, t.x FROM events e, LATERAL explode(e.tags) AS t(x) ORDER BY x | id,x | [[1, a], [1, b]]",
                "SELECT * FROM range(2) | id | [[0], [1]]",
                "SELECT r.id FROM range(1, 3) r | id | [[1], [2]]",
                "VALUES (1, 'a'), (2, 'b') | col1,col2 | [[1, a], [2, b]]",
                "SELECT col1 FROM VALUES (1, 2) | col1 | [[1]]",
                "SELECT v.col2 FROM (VALUES (1, 2)) v WHERE v.col1 = 1 | col2 | [[2]]",
                "SELECT x FROM VALUES (1, 2) AS t(x, y) | x | [[1]]",
                "SELECT id FROM orders LEFT SEMI JOIN events USING (id) ORDER BY id | id | [[1], [2]]",
                "SELECT o.id FROM orders o LEFT ANTI JOIN events e ON o.id = e.id | id | [[3]]",
                "SELECT id FROM orders MINUS SELECT id FROM events | id | [[3]]",
                "SELECT id FROM orders SORT BY id LIMIT 1 | id | [[1]]",
                "SELECT * FROM (SELECT region, id FROM orders) PIVOT (sum(id) AS s FOR region IN ('EU' AS eu, 'US' AS us)) | eu,us | [[4, 2]]",
                "SELECT raw:owner, raw:items[1].p::double AS p, raw:['zip code'] AS z, raw:items[*].p AS a, raw:no IS NULL AS n FROM events WHERE id = 1 | owner,p,z,a,n | [[fred, 2.0, x, [1.5,2], true]]",
                "SELECT e.raw:owner AS o FROM events AS e WHERE e.raw:owner = 'fred' | o | [[fred]]",
                "SELECT tags[0] AS t FROM events WHERE size(tags) > 0 | t | [[a]]",
                "SELECT IDENTIFIER('id') AS i FROM IDENTIFIER('main.default.orders') WHERE id = 1 | i | [[1]]",
                "SELECT id FROM orders WHERE d >= DATE '2024-02-15' - INTERVAL 30 DAYS ORDER BY id | id | [[2], [3]]",
                "SELECT id month, (SELECT max(id) year FROM orders) dec, CASE WHEN id = 1 THEN 2 END second FROM orders WHERE id = 1 | month,dec,second | [[1, 3, 2]]",
                "SELECT DISTINCT d - INTERVAL 1 DAY day, 1 hour FROM orders WHERE id = 1 | day,hour | [[2024-01-14, 1]]",
                "SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) value, total IS NULL missing FROM orders ORDER BY id LIMIT 1 | value,missing | [[1, false]]",
                "SELECT sum(total) FILTER (WHERE id IN (1, 2)) AS s FROM orders | s | [[30.5]]",
            })
    void aQueryHasItsColumnsAndRows(String sql, String columns, String rows) throws IOException {
        Outcome outcome = alice.run(sql);

        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("SUCCEEDED");
        assertThat(outcome.columns())
                .extracting(column -> column.get("name"))
                .containsExactly((Object[]) columns.split(","));
        assertThat(outcome.rows().toString()).isEqualTo(rows);
    }

    @Test
    void aTableIsMadeAndChangedAsOnAWarehouse() throws IOException {
        succeeds(
                "CREATE OR REPLACE TABLE things (id INT COMMENT 'its number', at TIMESTAMP,"
                        + " tags ARRAY<STRING>, s STRUCT<a: INT, b: MAP<STRING, INT>>) USING DELTA"
                        + " COMMENT 'things' PARTITIONED BY (id)"
                        + " TBLPROPERTIES ('delta.appendOnly' = 'true')");
        succeeds("INSERT INTO TABLE things VALUES (1, NULL, array('x'), NULL)");
        succeeds("UPDATE things AS t SET t.tags = array('y') WHERE t.id = 1");
        succeeds(
                "MERGE INTO things t USING (SELECT 1 AS id UNION ALL SELECT 2) s ON t.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET t.at = TIMESTAMP '2024-01-01'"
                        + " WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)");
        succeeds("CREATE OR REPLACE TABLE copies USING DELTA AS SELECT * FROM things");

        assertThat(alice.run("SELECT id, at, tags FROM copies ORDER BY id").rows().toString())
                .isEqualTo("[[1, 2024-01-01T00:00:00.000Z, [\"y\"]], [2, null, null]]");
        assertThat(alice.run("DESCRIBE copies").rows().toString())
                .contains("[s, struct<a:int,b:map<string,int>>, null]");
    }

    private void succeeds(String sql) throws IOException {
        Outcome outcome = alice.run(sql);
        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("SUCCEEDED");
    }

    /** As on the platform: the smallest of all. */
    @Test
    void nullsComeFirstUpwardsAndLastDownwards() throws IOException {
        assertThat(alice.run("SELECT id FROM orders ORDER BY total").rows().toString())
                .isEqualTo("[[3], [1], [2]]");
        assertThat(alice.run("SELECT id FROM orders ORDER BY total DESC").rows().toString())
                .isEqualTo("[[2], [1], [3]]");
        assertThat(
                        alice.run(
                                        "SELECT id, row_number() OVER (ORDER BY total) FROM orders"
                                                + " ORDER BY id")
                                .rows()
                                .toString())
                .isEqualTo("[[1, 2], [2, 3], [3, 1]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT :it AS x                            | INT       | 7                         | [[7]]",
                "SELECT :it AS x                            | TIMESTAMP | 2024-01-01T10:00:00+02:00 | [[2024-01-01T08:00:00.000Z]]",
                "SELECT id FROM orders ORDER BY id LIMIT :it | INT      | 1                         | [[1]]",
                "SELECT count(*) FROM IDENTIFIER(:it)       | STRING    | main.default.orders       | [[3]]",
                "#SELECT count(*) FROM IDENTIFIER('main.default.' || :it)# | STRING | orders         | [[3]]",
                "SELECT date_format(d, :it) FROM orders WHERE id = 1 | STRING | yyyy/MM            | [[2024/01]]",
                "SELECT d - INTERVAL :it DAYS FROM orders WHERE id = 1 | INT | 14                  | [[2024-01-01]]",
            })
    void aParameterStandsWhereItMayStandOnAWarehouse(
            String sql, String type, String value, String rows) throws IOException {
        assertThat(alice.run(sql, parameter(type, value)).rows().toString()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 1.5",
        "INT, x",
        "TINYINT, 300",
        "DATE, 2024-13-01",
        "TIMESTAMP, soon",
        "'DECIMAL(3,1)', 1234",
        "BOOLEAN, maybe",
        "DOUBLE, x"
    })
    void aParameterThatIsNotOfItsTypeFails(String type, String value) throws IOException {
        assertThat(alice.run("SELECT :it", parameter(type, value)).error())
                .startsWith("[CAST_INVALID_INPUT] The value '" + value + "'")
                .contains("cannot be cast to \"" + type + "\"");
    }

    private static Consumer<JsonGenerator> parameter(String type, String value) {
        return json -> {
            json.writeArrayPropertyStart("parameters");
            json.writeStartObject();
            json.writeStringProperty("name", "it");
            json.writeStringProperty("type", type);
            json.writeStringProperty("value", value);
            json.writeEndObject();
            json.writeEndArray();
        };
    }

    /** The type and the value of the only cell. */
    private String cell(String sql) throws IOException {
        Outcome outcome = alice.run(sql);
        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("SUCCEEDED");
        return outcome.columns().getFirst().get("type_text")
                + " "
                + outcome.rows().getFirst().getFirst();
    }
}
