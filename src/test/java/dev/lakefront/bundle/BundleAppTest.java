package dev.lakefront.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleAppTest {
    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<BundleApp> apps() {
        Bundle bundle = BundleReader.read(folder, null, variables, environment);
        return Objects.requireNonNull(bundle).apps();
    }

    private BundleApp app() {
        return apps().getFirst();
    }

    private List<String> env() {
        List<String> env = new ArrayList<>();
        for (BundleApp.Env entry : app().env(problems, warnings)) {
            env.add(
                    entry.file()
                            + ":"
                            + entry.line()
                            + " "
                            + entry.name()
                            + "="
                            + entry.value()
                            + " from "
                            + entry.valueFrom());
        }
        return env;
    }

    private @Nullable String valueOf(String written) throws IOException {
        file(
                "databricks.yml",
                """
                bundle: {name: shop}
                variables:
                  plain: {default: p}
                  whole: {type: complex, default: {inner: {text: deep}}}
                  none: {description: no default}
                resources:
                  jobs: {nightly: {name: Nightly, tags: {team: a}}}
                  model_serving_endpoints: {llm: {name: llm}}
                  apps:
                    shop:
                      source_code_path: .
                      config: {env: [{name: A, value: "%s"}]}
                """
                        .formatted(written));
        return app().env(problems, warnings).getFirst().value();
    }

    @Nested
    class Source {
        @Test
        void isWhereTheFileThatDeclaresItSays() throws IOException {
            file("databricks.yml", "include: [resources/*.yml]");
            file(
                    "resources/shop.yml",
                    "resources: {apps: {shop: {source_code_path: ../src/shop}}}");

            assertThat(app().folder(problems)).isEqualTo(folder.resolve("src/shop"));
            assertThat(app().origin()).isEqualTo(folder.resolve("resources/shop.yml") + ":1");
        }

        @Test
        void isNotHereIfItIsOfGit() throws IOException {
            file("databricks.yml", "resources: {apps: {shop: {git_source: {branch: main}}}}");

            assertThat(app().folder(problems)).isNull();
            assertThat(problems).isEmpty();
        }

        @Test
        void isToldIfItCannotBeResolved() throws IOException {
            file("databricks.yml", "resources: {apps: {shop: {source_code_path: '${var.x}'}}}");

            assertThat(app().folder(problems)).isNull();
            assertThat(problems)
                    .containsExactly(
                            new Problem(
                                    "resources.apps.shop.source_code_path: ${var.x} cannot be"
                                            + " resolved here",
                                    folder.resolve("databricks.yml") + ":1",
                                    "give the variable a default, or set it: --var x=VALUE, or"
                                            + " BUNDLE_VAR_x"));
        }
    }

    @Nested
    class Config {
        @Test
        void givesCommandAndVariablesWithTheirLines() throws IOException {
            file(
                    "databricks.yml",
                    """
                    resources:
                      apps:
                        shop:
                          source_code_path: ./app
                          config:
                            command: [uvicorn, "--port=${var.port}"]
                            env:
                              - name: TABLE
                                value: main.sales
                              - name: LIMIT
                                value: 010
                              - name: WAREHOUSE
                                value_from: warehouse
                    variables: {port: {default: 8000}}
                    """);

            assertThat(app().command(problems))
                    .isEqualTo(
                            new BundleApp.Command(
                                    List.of("uvicorn", "--port=8000"), "databricks.yml", 6));
            assertThat(env())
                    .containsExactly(
                            "databricks.yml:8 TABLE=main.sales from null",
                            "databricks.yml:10 LIMIT=010 from null",
                            "databricks.yml:12 WAREHOUSE=null from warehouse");
            assertThat(problems).isEmpty();
        }

        @Test
        void mayBeAVariable() throws IOException {
            file(
                    "databricks.yml",
                    """
                    variables:
                      config:
                        type: complex
                        default:
                          command: "${var.command}"
                          env: [{name: A, value: "${bundle.target}"}]
                      command: {type: complex, default: [flask, run]}
                    resources: {apps: {shop: {source_code_path: ., config: "${var.config}"}}}
                    """);

            assertThat(Objects.requireNonNull(app().command(problems)).argv())
                    .containsExactly("flask", "run");
            assertThat(env()).containsExactly("databricks.yml:6 A=default from null");
        }

        @Test
        void ofATargetComesAfterThatOfTheBundle() throws IOException {
            file(
                    "databricks.yml",
                    """
                    resources:
                      apps:
                        shop: {source_code_path: ., config: {env: [{name: A, value: all}]}}
                    targets:
                      dev:
                        resources: {apps: {shop: {config: {env: [{name: A, value: dev}]}}}}
                    """);

            assertThat(env())
                    .containsExactly(
                            "databricks.yml:3 A=all from null", "databricks.yml:6 A=dev from null");
        }

        @Test
        void hasValueFromWithAnUnderscore() throws IOException {
            file(
                    "databricks.yml",
                    "resources: {apps: {shop: {config: {env: [{name: A, valueFrom: b}]}}}}");

            assertThat(env()).containsExactly("databricks.yml:1 A=null from null");
            assertThat(warnings)
                    .containsExactly(
                            new Warning(
                                    "the field 'valueFrom' is ignored in a bundle",
                                    folder.resolve("databricks.yml") + ":1",
                                    "write value_from:"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "config: [a]                | config must be a mapping",
                    "config: '${var.x}'         | config: ${var.x} cannot be resolved here",
                    "config: {env: text}        | config.env must be a list",
                    "config: {env: [{value: a}]}| config.env[0] has no name that a variable can have",
                    "config: {env: [{name: 'a=b'}]}"
                            + "                 | config.env[0] has no name that a variable can have",
                })
        void ofAnotherShapeIsTold(String config, String words) throws IOException {
            file("databricks.yml", "resources: {apps: {shop: {%s}}}".formatted(config));

            assertThat(env()).isEmpty();
            assertThat(problems)
                    .extracting(Problem::what)
                    .containsExactly("resources.apps.shop." + words);
        }
    }

    @Nested
    class Resources {
        @Test
        void haveAKeyAKindAndFields() throws IOException {
            file(
                    "databricks.yml",
                    """
                    variables: {id: {default: 1a2b}, none: }
                    resources:
                      apps:
                        shop:
                          resources:
                            - name: warehouse
                              description: for the dashboard
                              sql_warehouse: {id: old, permission: CAN_USE}
                            - name: broken
                              job: {id: "${var.none}", permission: CAN_VIEW}
                            - name: warehouse
                              sql_warehouse: {id: "${var.id}", permission: CAN_USE}
                    """);

            assertThat(app().resources(problems))
                    .extracting(r ->
                            r.key() + " " + r.kind() + " " + r.fields().get("id") + " " + r.line())
                    .containsExactly("warehouse sql_warehouse 1a2b 12", "broken job null 10");
            assertThat(app().resources(problems).getLast().unresolved())
                    .extracting(problem -> Objects.requireNonNull(problem).what())
                    .isEqualTo(
                            "resources.apps.shop.resources[1].job.id: ${var.none} cannot be resolved"
                                    + " here");
            assertThat(problems).isEmpty();
        }

        @Test
        void areNotGuessed() throws IOException {
            file("databricks.yml", "resources: {apps: {shop: {resources: [{name: a}, text]}}}");

            assertThat(app().resources(problems)).isEmpty();
            assertThat(problems)
                    .extracting(Problem::what)
                    .containsExactly(
                            "resources.apps.shop.resources[0] is no resource",
                            "resources.apps.shop.resources[1] is no resource");
        }
    }

    @Nested
    class References {
        @ParameterizedTest
        @CsvSource({
            "${var.plain}/${bundle.name},              p/shop",
            "${var.whole.inner.text},                  deep",
            "${resources.jobs.nightly.name},           Nightly",
            "${resources.jobs.nightly.tags.team},      a",
            "${resources.model_serving_endpoints.llm.name}, llm",
        })
        void areResolved(String written, String value) throws IOException {
            assertThat(valueOf(written)).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "${var.none}",
                    "${var.undeclared}",
                    "${var.whole}",
                    "${resources.jobs.nightly.id}",
                    "${workspace.current_user.userName}",
                    "${resources.apps.shop.config.env}",
                })
        void thatLeadNowhereAreNamed(String written) throws IOException {
            assertThat(valueOf("a " + written)).isNull();
            assertThat(app().env(problems, warnings))
                    .extracting(entry -> Objects.requireNonNull(entry.unresolved()).what())
                    .containsExactly(
                            "resources.apps.shop.config.env[0].value: "
                                    + written
                                    + " cannot be resolved here");
        }

        @ParameterizedTest
        @ValueSource(strings = {"resources: '${resources}'", "resources: '${resources.apps}'"})
        void thatLeadBackToThemselvesEnd(String text) throws IOException {
            file("databricks.yml", text);

            assertThat(apps()).isEmpty();
        }

        @Test
        void takeAFlagBeforeAVariableOfTheShell() throws IOException {
            variables.put("plain", "flag");
            environment.put("BUNDLE_VAR_plain", "shell");

            assertThat(valueOf("${var.plain}")).isEqualTo("flag");
        }
    }

    @Nested
    class DeployedThings {
        private static final String NAME = "${resources.model_serving_endpoints.llm.name}";

        @Test
        void haveTheIdThatTheEngineKeeps() throws IOException {
            file(
                    ".databricks/bundle/default/resources.json",
                    """
                    {"state_version": 2, "serial": 3,
                     "state": {"resources.jobs.nightly": {"__id__": "123", "state": {"name": "N"}}}}
                    """);

            assertThat(valueOf("${resources.jobs.nightly.id}")).isEqualTo("123");
        }

        @Test
        void haveTheIdThatTerraformKeeps() throws IOException {
            file(".databricks/bundle/default/resources.json", "{\"serial\": 1, \"state\": {}}");
            file(
                    ".databricks/bundle/default/terraform/terraform.tfstate",
                    """
                    {"version": 4, "serial": 2, "resources": [
                      {"mode": "managed", "type": "databricks_pipeline", "name": "nightly",
                       "instances": [{"attributes": {"id": "other"}}]},
                      {"mode": "managed", "type": "databricks_job", "name": "nightly",
                       "instances": [{"attributes": {"id": "456", "name": "x"}}]}]}
                    """);

            assertThat(valueOf("${resources.jobs.nightly.id}")).isEqualTo("456");
        }

        @Test
        void areCalledOtherwiseInDevelopment() throws IOException {
            environment.put("BUNDLE_VAR_none", "x");
            file(
                    ".databricks/bundle/dev/resources.json",
                    """
                    {"serial": 1, "state": {"resources.model_serving_endpoints.llm":
                      {"__id__": "dev_zoe_llm", "state": {"name": "dev_zoe_llm"}}}}
                    """);
            file("databricks.yml", development(NAME));

            assertThat(app().env(problems, warnings).getFirst().value()).isEqualTo("dev_zoe_llm");
        }

        @Test
        void haveNoNameThereBeforeTheyAreDeployed() throws IOException {
            file("databricks.yml", development(NAME));

            assertThat(app().env(problems, warnings).getFirst().unresolved())
                    .isEqualTo(
                            new Problem(
                                    "resources.apps.shop.config.env[0].value: "
                                            + NAME
                                            + " cannot be resolved here",
                                    folder.resolve("databricks.yml") + ":4",
                                    "deploy the bundle from here (`databricks bundle deploy"
                                            + " --target dev`), or write the value itself"));
        }

        private static String development(String value) {
            return """
            targets: {dev: {mode: development}}
            resources:
              model_serving_endpoints: {llm: {name: llm}}
              apps: {shop: {config: {env: [{name: A, value: "%s"}]}}}
            """
                    .formatted(value);
        }
    }

    @Test
    void aVariableThatIsNotDeclaredCannotBeGiven() throws IOException {
        file("databricks.yml", "variables: {a: , c: {type: complex}}");
        variables.putAll(Map.of("a", "1", "b", "2", "c", "3"));

        assertThat(catchThrowableOfType(ProblemException.class, this::apps).problems())
                .extracting(Problem::what)
                .containsExactly(
                        "variable b has not been defined",
                        "setting variables of complex type via --var flag is not supported: c");
    }
}
