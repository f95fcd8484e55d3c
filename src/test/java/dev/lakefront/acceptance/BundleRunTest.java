package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
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
            targets:
              dev: {default: true}
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
                        "TABLE=main.sales", "JOB=77", sandbox.app().resolve("src/shop").toString())
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
                        "--bundle-app=shop", "--offline", "--target=prod", "--env", "JOB=of-mine");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output()).contains("TABLE=prod.sales", "JOB=of-mine");
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
                        "  resources/shop.yml:10  TABLE=main.sales");
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
}
