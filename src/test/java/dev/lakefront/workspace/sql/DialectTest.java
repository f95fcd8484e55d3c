package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** The type and the value of the only cell. */
    private String cell(String sql) throws IOException {
        Outcome outcome = alice.run(sql);
        assertThat(outcome.state()).as(outcome.toString()).isEqualTo("SUCCEEDED");
        return outcome.columns().getFirst().get("type_text")
                + " "
                + outcome.rows().getFirst().getFirst();
    }
}
