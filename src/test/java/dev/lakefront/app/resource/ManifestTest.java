package dev.lakefront.app.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.variable.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    @TempDir Path folder;

    @Test
    void saysOfWhichKindsTheResourcesAreAndNotWhichOnesTheyAre() throws IOException {
        Files.writeString(
                folder.resolve("manifest.yaml"),
                """
                version: 1
                name: "Data app"
                resource_specs:
                  - name: "sql-warehouse"
                    description: "Queries go there."
                    sql_warehouse_spec:
                      permission: "CAN_USE"
                  - name: files
                    uc_securable_spec: {securable_type: VOLUME, permission: READ_VOLUME}
                  - name: nothing
                  - description: nobody
                    job_spec: {}
                """);
        assertThat(Manifest.read(folder))
                .containsExactly(
                        new AppResource(
                                "sql-warehouse",
                                "sql_warehouse",
                                Map.of("permission", "CAN_USE"),
                                new Origin.SpecLine("manifest.yaml", 4)),
                        new AppResource(
                                "files",
                                "uc_securable",
                                Map.of("securable_type", "VOLUME", "permission", "READ_VOLUME"),
                                new Origin.SpecLine("manifest.yaml", 8)))
                .allSatisfy(resource ->
                        assertThat(resource.value()).isInstanceOf(ResourceValue.Unknown.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "- a", "[", "resource_specs: none", "resource_specs: [1, [], {a: b}]"})
    void ofAnotherToolIsNoFault(String text) throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), text);
        assertThat(Manifest.read(folder)).isEmpty();
    }

    @Test
    void needNotBeThere() {
        assertThat(Manifest.read(folder)).isEmpty();
    }
}
