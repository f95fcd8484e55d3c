package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an app that nobody has deployed gets for its resources without a workspace. */
@Timeout(60)
class OfflineResourcesTest {
    private static final String SECRET = "s3cret-of-a-file";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void write() {
        sandbox.loggedOut()
                .file(
                        "app.yaml",
                        """
                        command: [env]
                        env:
                          - {name: WAREHOUSE, valueFrom: sql-warehouse}
                          - {name: FILES, valueFrom: files}
                          - {name: API, valueFrom: api-key}
                        """);
        sandbox.file(
                "manifest.yaml",
                """
                version: 1
                resource_specs:
                  - {name: sql-warehouse, sql_warehouse_spec: {permission: CAN_USE}}
                  - {name: files, uc_securable_spec: {securable_type: VOLUME}}
                """);
        sandbox.file(
                "databricks.yml",
                """
                resources: {apps: {shop: {name: shop, source_code_path: ., user_api_scopes: [sql],
                  resources: [{name: api-key, secret: {scope: s, key: "${var.key}"}}]}}}
                variables: {key: {description: k}}
                """);
    }

    private void fill() {
        sandbox.file("workspace/volumes/main/sales/docs/a.txt", "");
        sandbox.file("workspace/secrets.yaml", "s: {k: \"" + SECRET + "\"}\n");
    }

    @Test
    void standInFromItsOwnAndASecretReachesTheAppOnly() {
        fill();
        LakefrontCommand run = sandbox.run("--offline", "--log-level", "debug");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output())
                .contains(
                        "WAREHOUSE=0ff11e0000000001",
                        "FILES=/Volumes/main/sales/docs",
                        "API=" + SECRET);
        assertThat(String.join("\n", run.errors())).doesNotContain(SECRET);
    }

    @Test
    void areShownInThePlanWithTheirOriginsAndWithoutTheSecret() {
        fill();
        LakefrontCommand plan = sandbox.run("--offline", "--dry-run");
        assertThat(plan.exitStatus()).as(plan.transcript()).isZero();
        assertThat(plan.transcript())
                .contains(
                        "offline workspace's warehouse (manifest.yaml:3), for valueFrom"
                                + " sql-warehouse at app.yaml:3",
                        "WAREHOUSE=0ff11e0000000001",
                        "offline workspace's volume (manifest.yaml:4), for valueFrom files",
                        "offline workspace's secret (databricks.yml:2), not asked, for valueFrom"
                                + " api-key",
                        "API=(asked at start)")
                .doesNotContain(SECRET);
    }

    @Test
    void areMissedAllAtOnceWithWhatWouldBringThem() {
        LakefrontCommand run = sandbox.run("--offline");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("or make a folder for a volume: workspace/volumes/"))
                .anySatisfy(line -> assertThat(line).contains("into workspace/secrets.yaml"))
                .noneSatisfy(line -> assertThat(line).contains("WAREHOUSE defined"));
    }
}
