package dev.lakefront.app.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.resource.ResourceValue.Known;
import dev.lakefront.app.resource.ResourceValue.OfBranch;
import dev.lakefront.app.resource.ResourceValue.OfInstance;
import dev.lakefront.app.resource.ResourceValue.OfSecret;
import dev.lakefront.app.resource.ResourceValue.Unknown;
import dev.lakefront.app.variable.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppResourceTest {
    @ParameterizedTest
    @CsvSource({
        "app,              name,          other-app",
        "genie_space,      space_id,      01ef",
        "job,              id,            42",
        "experiment,       experiment_id, 7",
        "serving_endpoint, name,          llm",
        "sql_warehouse,    id,            1a2b",
        "uc_securable,     securable_full_name, main.sales.orders",
    })
    void standsForTheDocumentedField(String kind, String field, String value) {
        assertThat(valueOf(kind, Map.of(field, value, "permission", "CAN_USE", "other", "x")))
                .isEqualTo(new Known(value));
    }

    @Test
    void ofAVolumeIsItsPath() {
        assertThat(
                        valueOf(
                                "uc_securable",
                                Map.of(
                                        "securable_full_name", "main.sales.files",
                                        "securable_type", "VOLUME")))
                .isEqualTo(new Known("/Volumes/main/sales/files"));
    }

    @Test
    void mayHaveToBeAskedFor() {
        assertThat(valueOf("secret", Map.of("scope", "s", "key", "k")))
                .isEqualTo(new OfSecret("s", "k"));
        assertThat(valueOf("database", Map.of("instance_name", "i", "database_name", "d")))
                .isEqualTo(new OfInstance("i", "d"));
        assertThat(valueOf("postgres", Map.of("branch", "projects/p/branches/b")))
                .isEqualTo(new OfBranch("projects/p/branches/b", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "job,          has no id in its job",
        "secret,       has no scope and key in its secret",
        "uc_securable, has no securable_full_name in its uc_securable",
        "database,     has no instance_name in its database",
        "postgres,     has no branch in its postgres",
        "toaster,      is of a kind that is not known here: toaster",
    })
    void isNotGuessed(String kind, String reason) {
        assertThat(valueOf(kind, Map.of("permission", "READ"))).isEqualTo(new Unknown(reason));
    }

    private static ResourceValue valueOf(String kind, Map<String, String> fields) {
        return new AppResource("key", kind, fields, new Origin.SpecLine("databricks.yml", 1))
                .value();
    }
}
