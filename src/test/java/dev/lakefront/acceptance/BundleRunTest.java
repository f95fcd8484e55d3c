package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.workspace.sql.WarehouseApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Apps that {@code databricks.yml} configures. */
@Timeout(60)
class BundleRunTest {
    private static final String BUNDLE =
            """
            bundle: {name: shop}
            include: [resources/*.yml]
            variables:
              table: {default: main.sales}
              warehouse: {description: the one to ask}
            targets:
              dev: {default: true, variables: {warehouse: 1a2b}}
              prod: {variables: {table: prod.sales}}
            """;
    private static final String APP =
            """
            resources:
              jobs: {nightly: {name: Nightly}}
              apps:
                shop:
                  name: the-shop
                  source_code_path: ../src/shop
                  config:
                    command: [sh, -c, 'env; pwd']
                    env:
                      - {name: TABLE, value: "${var.table}"}
                      - {name: JOB, value: "${resources.jobs.nightly.id}"}
                      - {name: WAREHOUSE, value_from: warehouse}
                      - {name: VOLUME, value_from: files}
                  resources:
                    - {name: warehouse, sql_warehouse: {id: "${var.warehouse}"}}
                    - name: files
                      uc_securable:
                        securable_full_name: main.sales.files
                        securable_type: VOLUME
            """;

    /** What the workspace knows of the app. */
    private static final String ASK =
            """
            body=$(curl -sS "$DATABRICKS_HOST/oidc/v1/token" -d grant_type=client_credentials \
                -d scope=all-apis -u "$DATABRICKS_CLIENT_ID:$DATABRICKS_CLIENT_SECRET")
            token=$(echo "$body" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -sS "$DATABRICKS_HOST/api/2.0/apps/$DATABRICKS_APP_NAME" \
                -H "Authorization: Bearer $token"
            """;

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void writeBundle() {
        sandbox.file("databricks.yml", BUNDLE);
        sandbox.file("resources/shop.yml", APP);
        sandbox.file("src/shop/app.yaml", "command: [\"false\"]\nenv: [{name: OLD, value: x}]\n");
    }

    private void deployed() {
        sandbox.file(
                ".databricks/bundle/dev/resources.json",
                "{\"serial\": 1, \"state\": {\"resources.jobs.nightly\": {\"__id__\": \"77\"}}}");
    }

    @Test
    void runAsTheyAreDeployed() {
        deployed();
        LakefrontCommand run = sandbox.run("--offline");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output())
                .contains(
                        "DATABRICKS_APP_NAME=the-shop",
                        "TABLE=main.sales",
                        "JOB=77",
                        "WAREHOUSE=1a2b",
                        "VOLUME=/Volumes/main/sales/files",
                        sandbox.app().resolve("src/shop").toString())
                .doesNotContain("OLD=x");
        assertThat(run.errors())
                .contains(
                        "Warning: env of resources/shop.yml stands in the place of that of app.yaml,"
                                + " here and deployed; so there is no OLD");
    }

    @Test
    void areFoundByTheirKeyAndChangedByTargetAndVariable() {
        LakefrontCommand run =
                sandbox.run(
                        "--bundle-app=shop",
                        "--offline",
                        "--target=prod",
                        "--var=warehouse=3c",
                        "--env=JOB=of-mine");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output()).contains("TABLE=prod.sales", "JOB=of-mine", "WAREHOUSE=3c");
        run = sandbox.run("--offline", "--var", "table=a,b", "--env", "JOB=of-mine");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output()).contains("TABLE=a,b");
    }

    @Test
    void areExplainedWithTheLinesOfTheBundle() {
        deployed();
        LakefrontCommand explain = sandbox.run("--dry-run", "--offline");
        assertThat(explain.exitStatus()).as(explain.transcript()).isZero();
        assertThat(explain.output())
                .contains(
                        "                (command of resources/shop.yml)",
                        "  resources/shop.yml:10  TABLE=main.sales",
                        "  resources/shop.yml:15, for valueFrom warehouse at resources/shop.yml:12");
    }

    @Test
    void tellWhyAResourceHasNoValue() {
        LakefrontCommand run = sandbox.run("--target=prod", "--env=JOB=1");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .contains(
                        "Error: WAREHOUSE defined in resources/shop.yml with valueFrom property and"
                                + " can't be resolved locally. Please set WAREHOUSE environment"
                                + " variable in your terminal or using --env flag")
                .anySatisfy(line ->
                        assertThat(line)
                                .contains(
                                        "or mend it in the bundle: resources.apps.shop.resources[0]"
                                                + ".sql_warehouse.id: ${var.warehouse} cannot be"
                                                + " resolved here")
                                .contains("--var warehouse=VALUE"));
    }

    @Test
    void areListedIfThereIsNoneOfThatKey() {
        LakefrontCommand run = sandbox.run("--offline", "--bundle-app", "shpo");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly(
                        "Error: bundle-app: shpo (expected: shop)",
                        "  at " + sandbox.app().resolve("databricks.yml"));
    }

    @Test
    void tellWhatCannotBeResolvedWithItsWaysOut() {
        LakefrontCommand run = sandbox.run("--offline");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .containsAll(
                        List.of(
                                "Error: resources.apps.shop.config.env[1].value:"
                                        + " ${resources.jobs.nightly.id} cannot be resolved here",
                                "  at " + sandbox.app().resolve("resources/shop.yml") + ":11"))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("databricks bundle deploy --target dev")
                                .contains("--env JOB=VALUE"));
    }

    private void ofWhoeverDeploysIt() {
        sandbox.file(
                "resources/shop.yml",
                """
                resources:
                  apps:
                    shop:
                      name: shop-${workspace.current_user.domain_friendly_name}
                      source_code_path: ../src/shop
                      config:
                        command: [env]
                        env:
                          - {name: OWNER, value: "${workspace.current_user.userName}"}
                          - {name: FILES, value: "${workspace.file_path}"}
                          - {name: WAREHOUSE, value_from: warehouse}
                """);
    }

    @Test
    void dependOnWhoeverDeploysThem() {
        ofWhoeverDeploysIt();
        sandbox.workspace()
                .serving(
                        "/api/2.0/apps/shop-sp-7f3",
                        """
                        {"name": "shop-sp-7f3", "resources": [
                          {"name": "warehouse", "sql_warehouse": {"id": "1a2b"}}]}
                        """);
        LakefrontCommand run = sandbox.run();
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output())
                .contains(
                        "OWNER=sp-7f3@example.com",
                        "FILES=/Workspace/Users/sp-7f3@example.com/.bundle/shop/dev/files",
                        "WAREHOUSE=1a2b");
    }

    @Test
    void saySoBeforeItIsAskedWhoThatIs() {
        ofWhoeverDeploysIt();
        LakefrontCommand explain = sandbox.run("--dry-run");
        assertThat(explain.exitStatus()).as(explain.transcript()).isZero();
        assertThat(explain.output())
                .anySatisfy(line -> assertThat(line).contains("OWNER=<asked at start>"))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("FILES=/Workspace/Users/<asked at start>/.bundle/shop"));
        assertThat(sandbox.workspace().count(StandInWorkspace.ME_PATH)).isZero();
    }

    @Test
    void areDeployedByThePersonaOffline() {
        ofWhoeverDeploysIt();
        LakefrontCommand explain =
                sandbox.run("--dry-run", "--offline", "--as=bob", "--env=WAREHOUSE=1");
        assertThat(explain.exitStatus()).as(explain.transcript()).isZero();
        assertThat(explain.output())
                .anySatisfy(line -> assertThat(line).contains("OWNER=bob@example.com"));
    }

    @Test
    void areInTheOfflineWorkspaceByTheirName() {
        sandbox.file(
                "resources/shop.yml",
                APP.replace("[sh, -c, 'env; pwd']", "[sh, " + sandbox.file("ask.sh", ASK) + "]"));
        deployed();
        LakefrontCommand run = sandbox.run("--offline");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output())
                .singleElement(as(STRING))
                .contains("\"name\":\"the-shop\"", "\"service_principal_name\":\"the-shop\"");
    }

    private void thatLooksUpItsWarehouse() {
        sandbox.file(
                "databricks.yml",
                BUNDLE.replace("{description: the one to ask}", "{lookup: {warehouse: Shared}}")
                        .replace("warehouse: 1a2b", "table: main.sales"));
        deployed();
    }

    @Test
    void haveWhatTheirBundleLooksUp() {
        thatLooksUpItsWarehouse();
        sandbox.workspace()
                .serving(
                        "/api/2.0/sql/warehouses",
                        """
                        {"warehouses": [{"name": "Mine", "id": "3c"},
                                        {"name": "Shared", "id": "1a2b"}]}
                        """);
        LakefrontCommand run = sandbox.run();
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output()).contains("WAREHOUSE=1a2b");
    }

    @Test
    void areToldWhatTheirBundleLooksUpInVain() {
        thatLooksUpItsWarehouse();
        sandbox.workspace().serving("/api/2.0/sql/warehouses", "{\"warehouses\": []}");
        LakefrontCommand run = sandbox.run();
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .anySatisfy(line -> assertThat(line).contains("--var warehouse=VALUE"));
    }

    @Test
    void haveTheOneWarehouseThereIsOffline() {
        thatLooksUpItsWarehouse();
        LakefrontCommand run = sandbox.run("--offline");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output()).contains("WAREHOUSE=" + WarehouseApi.ID);
    }
}
