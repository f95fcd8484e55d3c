package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.MovableClock;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results by links: {@code disposition=EXTERNAL_LINKS}. */
class ExternalLinksTest {
    private static final String ODD = "SELECT 'a,\"b\"' AS `x,y`, '' AS e, 'null' AS w, NULL AS n";

    @TempDir private Path folder;
    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_800_000_000));
    private OfflineWorkspace workspace;
    private HttpCaller http;
    private SqlCaller alice;

    @BeforeEach
    void open() throws IOException {
        workspace = OfflineWorkspace.open(WorkspaceSettings.DEFAULT.withFiles(folder), clock);
        http = new HttpCaller(workspace.host());
        alice = SqlCaller.of(workspace, workspace.developer());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aLinkLeadsToTheRowsWithoutAToken() throws IOException {
        Outcome outcome = byLinks(ODD, "JSON_ARRAY");
        Map<String, Object> link = link(outcome);
        HttpAnswer rows = follow(link);

        assertThat(outcome.manifest())
                .containsEntry("format", "JSON_ARRAY")
                .containsEntry("total_row_count", 1L);
        assertThat(outcome.result()).containsOnlyKeys("external_links");
        assertThat(link)
                .containsEntry("chunk_index", 0L)
                .containsEntry("row_offset", 0L)
                .containsEntry("row_count", 1L)
                .containsEntry("byte_count", (long) rows.body().length())
                .containsEntry("expiration", "2027-01-15T08:15:00Z")
                .doesNotContainKey("next_chunk_index");
        assertThat((String) link.get("external_link"))
                .startsWith(workspace.host() + "/external-links/");
        assertThat(rows.status()).isEqualTo(200);
        assertThat(rows.headers()).containsEntry("content-type", "application/json");
        assertThat(rows.body()).isEqualTo("[[\"a,\\\"b\\\"\",\"\",\"null\",null]]");
    }

    @Test
    void asCsvWithTheNamesInTheFirstChunk() throws IOException {
        Outcome outcome = byLinks(ODD, "CSV");
        HttpAnswer rows = follow(link(outcome));

        assertThat(outcome.manifest()).containsEntry("format", "CSV");
        assertThat(rows.headers()).containsEntry("content-type", "text/csv");
        assertThat(rows.body())
                .isEqualTo("\"x,y\",e,w,n\r\n\"a,\"\"b\"\"\",\"\",\"null\",null\r\n");
    }

    @Test
    void aResultTooLargeForOneAnswerComesInChunks() throws IOException {
        String large = "SELECT repeat('x', 1000) AS x FROM range(28000)";
        assertThat(alice.run(large).error()).contains("disposition=EXTERNAL_LINKS");

        Outcome outcome = byLinks(large, "CSV");
        List<String> chunks = new ArrayList<>();
        Map<String, Object> link = link(outcome);
        while (true) {
            chunks.add(follow(link).body());
            Object next = link.get("next_chunk_internal_link");
            if (next == null) {
                break;
            }
            link = link(alice.get((String) next).json());
            assertThat(link).containsEntry("chunk_index", (long) chunks.size());
        }

        assertThat(outcome.manifest()).containsEntry("total_chunk_count", (long) chunks.size());
        assertThat(chunks).hasSizeGreaterThan(5);
        assertThat(chunks.getFirst()).startsWith("x\r\nxxx");
        assertThat(chunks.get(1)).startsWith("xxx");
        assertThat(chunks.stream().mapToLong(chunk -> chunk.lines().count()).sum())
                .isEqualTo(28_001);
    }

    @Test
    void aLinkIsGoodForAQuarterOfAnHour() throws IOException {
        Map<String, Object> link = link(byLinks("SELECT 1 AS a", "CSV"));

        clock.pass(Duration.ofMinutes(15).minusMillis(1));
        assertThat(follow(link).status()).isEqualTo(200);
        clock.pass(Duration.ofMillis(1));
        assertThat(follow(link).status()).isEqualTo(403);
    }

    @Test
    void nobodyCanMakeALink() throws IOException {
        Outcome first = byLinks("SELECT 1 AS a", "CSV");
        Outcome second = byLinks("SELECT 2 AS a", "CSV");
        String good = path(link(first));

        for (String bad :
                List.of(
                        good.replace(first.id(), second.id()),
                        good.replace(first.id() + "/0", first.id() + "/1"),
                        good.replaceAll("expires=[0-9]+", "expires=99999999999999"),
                        good.replaceAll("signature=.*", "signature="),
                        good.substring(0, good.indexOf('?')))) {
            assertThat(http.get(bad).status()).as(bad).isEqualTo(403);
        }
        assertThat(http.get(good).body()).isEqualTo("a\r\n1\r\n");
    }

    /** What is in it, {@code SqlConnectorTest} reads with Arrow's own library. */
    @Test
    void aLinkLeadsToAStreamOfArrowsToo() throws IOException {
        Outcome outcome = byLinks("SELECT 1 AS a", "ARROW_STREAM");

        assertThat(outcome.manifest()).containsEntry("format", "ARROW_STREAM");
        assertThat(follow(link(outcome)).headers())
                .containsEntry("content-type", "application/vnd.apache.arrow.stream");
    }

    @Test
    void otherFormatsThanJsonComeByLinksOnly() throws IOException {
        assertThat(execute("SELECT 1 AS a", "INLINE", "CSV").status()).isEqualTo(400);
        assertThat(execute("SELECT 1 AS a", "INLINE", "ARROW_STREAM").status()).isEqualTo(400);
    }

    private Outcome byLinks(String sql, String format) throws IOException {
        return Outcome.of(execute(sql, "EXTERNAL_LINKS", format));
    }

    private HttpAnswer execute(String sql, String disposition, String format) throws IOException {
        return alice.execute(
                sql,
                json -> {
                    json.writeStringProperty("disposition", disposition);
                    json.writeStringProperty("format", format);
                });
    }

    private static Map<String, Object> link(Outcome outcome) {
        return link(outcome.result());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> link(Map<String, Object> result) {
        Object links = Objects.requireNonNull(result.get("external_links"));
        return ((List<Map<String, Object>>) links).getFirst();
    }

    private HttpAnswer follow(Map<String, Object> link) throws IOException {
        return http.get(path(link));
    }

    private static String path(Map<String, Object> link) {
        URI uri = URI.create((String) Objects.requireNonNull(link.get("external_link")));
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
