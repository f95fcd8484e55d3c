package dev.lakefront.run.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInSearchTest {
    private static final Origin.SpecLine IN_BUNDLE = new Origin.SpecLine("databricks.yml", 7);
    private static final BundleResources NO_BUNDLE = new BundleResources(List.of(), Map.of());

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        file(
                "manifest.yaml",
                """
                resource_specs:
                  - {name: wh, sql_warehouse_spec: {permission: CAN_USE}}
                  - {name: files, uc_securable_spec: {securable_type: VOLUME}}
                  - {name: orders, uc_securable_spec: {securable_type: TABLE}}
                  - {name: api-key, secret_spec: {permission: READ}}
                  - {name: db, database_spec: {permission: CAN_CONNECT_AND_CREATE}}
                  - {name: llm, serving_endpoint_spec: {permission: CAN_QUERY}}
                """);
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void volume(String name) throws IOException {
        file("workspace/volumes/" + name + "/a.txt", "");
    }

    private StandIns found(BundleResources bundle, String... keys) {
        List<EnvEntry> open =
                Stream.of(keys)
                        .map(key ->
                                new EnvEntry("A", null, key, new Origin.SpecLine("app.yaml", 1)))
                        .toList();
        return StandInSearch.of(open, bundle, folder);
    }

    private StandIns found(String... keys) {
        return found(NO_BUNDLE, keys);
    }

    private static String value(StandIns found, String key) {
        AppResource resource = found.of(key);
        return resource != null && resource.value() instanceof ResourceValue.Known known
                ? known.text()
                : "nothing";
    }

    private static String from(StandIns found, String key) {
        AppResource resource = found.of(key);
        return resource == null ? "nowhere" : resource.at().toString();
    }

    @Test
    void theWarehouseStandsInForAny() {
        StandIns found = found("wh", "sql-warehouse", "warehouse");
        assertThat(value(found, "wh")).isEqualTo("0ff11e0000000001");
        assertThat(from(found, "wh")).isEqualTo("offline workspace's warehouse (manifest.yaml:2)");
        assertThat(from(found, "sql-warehouse"))
                .isEqualTo("offline workspace's warehouse (by its key)");
        assertThat(value(found, "warehouse")).as("nobody says that it is one").isEqualTo("nothing");
    }

    @Test
    void theBundleSaysFirstOfWhichKindAResourceIs() {
        AppResource job = new AppResource("wh", "job", Map.of("id", "7"), IN_BUNDLE);
        AppResource noId = new AppResource("x", "sql_warehouse", Map.of(), IN_BUNDLE);
        AppResource broken = new AppResource("y", "sql_warehouse", Map.of(), IN_BUNDLE);
        BundleResources bundle =
                new BundleResources(
                        List.of(job, noId),
                        Map.of("y", new BundleResources.Broken(broken, Problem.of("${var.y}"))));
        StandIns found = found(bundle, "wh", "x", "y");
        assertThat(value(found, "wh")).as("the bundle says which one").isEqualTo("nothing");
        assertThat(value(found, "x")).isEqualTo("0ff11e0000000001");
        assertThat(from(found, "y")).isEqualTo("offline workspace's warehouse (databricks.yml:7)");
    }

    @Test
    void theOnlyVolumeStandsIn() throws IOException {
        assertThat(found("files").waysOut().get("files"))
                .contains("workspace/volumes/CATALOG/SCHEMA/VOLUME");
        volume("main/sales/docs");
        file("workspace/volumes/main/sales/no-volume.txt", "");
        assertThat(value(found("files"), "files")).isEqualTo("/Volumes/main/sales/docs");
        assertThat(value(found("volume"), "volume")).isEqualTo("/Volumes/main/sales/docs");
    }

    @Test
    void ofSeveralVolumesTheOneOfThatNameStandsIn() throws IOException {
        volume("main/sales/docs");
        volume("main/sales/more");
        assertThat(found("files").waysOut().get("files"))
                .endsWith(": /Volumes/main/sales/docs, /Volumes/main/sales/more");
        volume("main/hr/files");
        assertThat(value(found("files"), "files")).isEqualTo("/Volumes/main/hr/files");
        volume("other/hr/files");
        assertThat(value(found("files"), "files")).isEqualTo("nothing");
    }

    @Test
    void theOnlySecretStandsInOrTheOneOfThatKey() throws IOException {
        assertThat(found("api-key").waysOut().get("api-key")).contains("workspace/secrets.yaml");
        file("workspace/secrets.yaml", "s: {one: \"1\"}");
        assertThat(found("api-key").of("api-key"))
                .extracting(AppResource::value)
                .isEqualTo(new ResourceValue.OfSecret("s", "one"));
        file("workspace/secrets.yaml", "s: {one: \"1\", api-key: \"2\"}\nt: {two: \"3\"}");
        assertThat(found("api-key").of("api-key"))
                .extracting(AppResource::value)
                .isEqualTo(new ResourceValue.OfSecret("s", "api-key"));
        file("workspace/secrets.yaml", "s: {api-key: \"2\"}\nt: {api-key: \"3\"}");
        assertThat(found("api-key").resources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "orders", "db", "postgres", "genie-space"})
    void whatTheWorkspaceHasNoneOfIsNotMadeUp(String key) {
        assertThat(found(key).resources()).isEmpty();
    }

    @Test
    void whatTheWorkspaceHasNoneOfCanBeHadInAnotherWay() {
        assertThat(found("llm").waysOut().get("llm")).contains("workspace/stubs/*.yaml");
        assertThat(found("db").waysOut().get("db")).contains("PGHOST");
    }
}
