package dev.lakefront.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
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

class BundleReaderTest {
    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Bundle read(@Nullable String target) {
        return Objects.requireNonNull(BundleReader.read(folder, target, variables, environment));
    }

    private @Nullable String text(String path) {
        BundleText text = read(null).text(path, problems);
        return text == null ? null : text.value();
    }

    private List<Problem> refused(@Nullable String target) {
        return catchThrowableOfType(ProblemException.class, () -> read(target)).problems();
    }

    @Nested
    class TheFolder {
        @ParameterizedTest
        @ValueSource(strings = {"databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml"})
        void isTheFirstOneUpwardWithAMainFile(String name) throws IOException {
            file(name, "bundle:\n  name: up");
            Path below = Files.createDirectories(folder.resolve("src").resolve("app"));

            Bundle bundle =
                    Objects.requireNonNull(BundleReader.read(below, null, variables, environment));

            assertThat(bundle.file()).isEqualTo(folder.resolve(name));
            assertThat(bundle.text("bundle.name", problems))
                    .isEqualTo(new BundleText("up", folder.resolve(name) + ":2"));
        }

        @Test
        void isTheOneThatTheEnvironmentNames() throws IOException {
            file("databricks.yml", "bundle: {name: near}");
            file("far/databricks.yml", "bundle: {name: far}");
            environment.put("DATABRICKS_BUNDLE_ROOT", folder.resolve("far").toString());

            assertThat(text("bundle.name")).isEqualTo("far");
        }

        @Test
        void mustHoldABundleIfTheEnvironmentNamesIt() {
            environment.put("DATABRICKS_BUNDLE_ROOT", folder.resolve("none").toString());

            assertThat(refused(null))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.what()).contains("it has no databricks.yml");
                        assertThat(problem.where()).isEqualTo("DATABRICKS_BUNDLE_ROOT");
                    });
        }

        @Test
        void mayBeNone() {
            assertThat(BundleReader.read(folder, null, variables, environment)).isNull();
        }

        @Test
        void mayHoldOneMainFileOnly() throws IOException {
            file("databricks.yml", "");
            file("bundle.yml", "");

            assertThat(refused(null))
                    .extracting(Problem::what)
                    .containsExactly(
                            "multiple bundle root configuration files found: databricks.yml,"
                                    + " bundle.yml");
        }
    }

    @Nested
    class TheTarget {
        private static final String THREE =
                """
                workspace:
                  host: base
                  account_id: kept
                targets:
                  dev:
                    default: true
                    workspace: {host: of-dev}
                  prod:
                    workspace: {host: of-prod}
                  bare:
                """;

        @ParameterizedTest
        @CsvSource(
                value = {
                    // flag, variable, older variable -> target, host
                    "prod, dev,  NIL,  prod, of-prod",
                    "NIL,  prod, bare, prod, of-prod",
                    "NIL,  NIL,  prod, prod, of-prod",
                    "NIL,  NIL,  NIL,  dev,  of-dev",
                    "'',   '',   NIL,  dev,  of-dev",
                    "bare, NIL,  NIL,  bare, base",
                },
                nullValues = "NIL")
        void isTheFirstNamed(
                @Nullable String flag,
                @Nullable String variable,
                @Nullable String older,
                String target,
                String host)
                throws IOException {
            file("databricks.yml", THREE);
            if (variable != null) {
                environment.put("DATABRICKS_BUNDLE_TARGET", variable);
            }
            if (older != null) {
                environment.put("DATABRICKS_BUNDLE_ENV", older);
            }

            Bundle bundle = read(flag);

            assertThat(bundle.target()).isEqualTo(target);
            assertThat(bundle.text("workspace.host", problems))
                    .extracting(BundleText::value)
                    .isEqualTo(host);
            assertThat(bundle.text("workspace.account_id", problems))
                    .extracting(BundleText::value)
                    .isEqualTo("kept");
        }

        @Test
        void isTheOnlyOneIfThereIsNoOther() throws IOException {
            file("databricks.yml", "targets:\n  one:\n    workspace: {host: of-one}");

            assertThat(read(null).target()).isEqualTo("one");
        }

        @Test
        void isCalledDefaultIfThereIsNone() throws IOException {
            file("databricks.yml", "bundle: {name: x}");

            assertThat(read(null).target()).isEqualTo("default");
            assertThat(read("default").target()).isEqualTo("default");
        }

        @Test
        void mustExist() throws IOException {
            file("databricks.yml", THREE);

            assertThat(refused("stage"))
                    .containsExactly(
                            new Problem(
                                    "stage: no such target. Available targets: dev, prod, bare",
                                    "--target",
                                    "choose one of these with --target"));
        }

        @Test
        void mustBeNamedIfNoneOfSeveralIsTheDefault() throws IOException {
            file("databricks.yml", "targets: {a: {}, b: {}}");

            assertThat(refused(null))
                    .containsExactly(
                            new Problem(
                                    "please specify target",
                                    "databricks.yml",
                                    "choose with --target: a, b"));
        }

        @Test
        void canHaveOneDefaultOnly() throws IOException {
            file("databricks.yml", "targets: {a: {default: true}, b: {default: true}}");

            assertThat(refused(null))
                    .extracting(Problem::what)
                    .containsExactly("multiple targets are marked as default (a, b)");
        }

        @Test
        void mayStandUnderItsOldName() throws IOException {
            file("databricks.yml", "environments: {old: {workspace: {host: h}}}");

            assertThat(text("workspace.host")).isEqualTo("h");
        }
    }

    @Nested
    class Includes {
        @Test
        void areMergedInTheOrderOfTheirPatterns() throws IOException {
            file(
                    "databricks.yml",
                    "include: [z.yml, 'conf/*.yml', 'conf/a.yml']\nworkspace: {a: 0}");
            file("z.yml", "workspace: {a: z, b: z}");
            file("conf/a.yml", "workspace: {b: a, c: a}");
            file("conf/b.yml", "workspace: {c: b}");
            file("conf/deep/c.yml", "workspace: {c: deep}");

            assertThat(text("workspace.a")).isEqualTo("z");
            assertThat(text("workspace.b")).isEqualTo("a");
            assertThat(text("workspace.c")).isEqualTo("b");
        }

        @Test
        void mayBringTargets() throws IOException {
            file("databricks.yml", "include: ['targets.json']");
            file("targets.json", "{\"targets\": {\"t\": {\"workspace\": {\"host\": \"h\"}}}}");

            Bundle bundle = read(null);

            assertThat(bundle.text("workspace.host", problems))
                    .isEqualTo(new BundleText("h", folder.resolve("targets.json") + ":1"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "gone.yml  | gone.yml defined in 'include' section does not match any files",
                    "/abs.yml  | /abs.yml: includes must be relative paths",
                    "'*.txt'   | include: a.txt is no .yml, .yaml or .json file",
                })
        void thatCannotBeAreTold(String pattern, String what) throws IOException {
            file("databricks.yml", "bundle: {name: x}\ninclude:\n- '" + pattern + "'\n");
            file("a.txt", "");

            assertThat(refused(null))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.what()).isEqualTo(what);
                        assertThat(problem.where()).isEqualTo("databricks.yml:3");
                    });
        }

        @Test
        void aPatternMayMatchNothing() throws IOException {
            file("databricks.yml", "include: ['none/*.yml', '[x]{y}.yml', 'a/**/*.yml']");

            assertThat(read(null).target()).isEqualTo("default");
        }

        @Test
        void theirMistakesNameTheirLines() throws IOException {
            file("databricks.yml", "include: [a.yml, b.yml]");
            file("a.yml", "x: 1\ny: [");
            file("b.yml", "x: 1\nx: 2\n");

            assertThat(refused(null))
                    .extracting(Problem::where)
                    .containsExactly("a.yml:2:5", "b.yml:2");
        }
    }

    @Nested
    class References {
        @ParameterizedTest
        @CsvSource({
            "${var.plain},                        p",
            "https://${var.plain}-${var.plain}.x, https://p-p.x",
            "${var.chained},                      <p>",
            "${var.of_target},                    t",
            "${var.exported},                     from-shell",
            "${var.overridden},                   from-file",
            "${bundle.target},                    dev",
            "${bundle.name}/${workspace.region},  demo/eu",
            "no ${reference,                      no ${reference",
        })
        void areResolved(String written, String value) throws IOException {
            file(
                    "databricks.yml",
                    """
                    bundle: {name: demo}
                    variables:
                      plain: {default: p}
                      chained: {default: "<${var.plain}>"}
                      of_target: {default: root, description: d}
                      exported: {default: root}
                      overridden: {default: root}
                    workspace:
                      region: eu
                      host: "%s"
                    targets:
                      dev: {variables: {of_target: t}}
                    """
                            .formatted(written));
            file(
                    ".databricks/bundle/dev/variable-overrides.json",
                    "{\"overridden\": \"from-file\"}");
            environment.put("BUNDLE_VAR_exported", "from-shell");

            assertThat(text("workspace.host")).isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "${var.none}                        | set it: --var none=VALUE, or BUNDLE_VAR_none",
                    "${var.looked_up}                   | set it: --var looked_up=VALUE, or BUNDLE_VAR_looked_up",
                    "${var.round}                       | set it: --var round=VALUE, or BUNDLE_VAR_round",
                    "${workspace.current_user.userName} | write the value itself",
                    "${resources.apps.a.url}            | write the value itself",
                })
        void thatLeadNowhereAreNamedWithPathAndLine(String written, String fix) throws IOException {
            file(
                    "databricks.yml",
                    """
                    variables:
                      looked_up: {lookup: {cluster: c}}
                      round: {default: "${var.round}"}
                    workspace:
                      host: %s
                    """
                            .formatted(written));

            assertThat(text("workspace.host")).isNull();
            assertThat(problems)
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.what())
                                .isEqualTo(
                                        "workspace.host: " + written + " cannot be resolved here");
                        assertThat(problem.where())
                                .isEqualTo(folder.resolve("databricks.yml") + ":5");
                        assertThat(problem.fix()).contains(fix);
                    });
        }

        @Test
        void ofATargetReplaceALookup() throws IOException {
            file(
                    "databricks.yml",
                    """
                    variables: {v: {lookup: {cluster: c}}}
                    workspace: {host: "${var.v}"}
                    targets: {t: {variables: {v: {default: d}}}}
                    """);

            assertThat(text("workspace.host")).isEqualTo("d");
        }

        @Test
        void thatNobodyNeedsMayLeadNowhere() throws IOException {
            file("databricks.yml", "workspace: {host: h, root_path: \"${nobody.knows}\"}");

            assertThat(text("workspace.host")).isEqualTo("h");
            assertThat(problems).isEmpty();
        }
    }

    @Nested
    class TheYaml {
        @Test
        void hasAnchorsAndMergeKeys() throws IOException {
            file(
                    "databricks.yml",
                    """
                    shared: &shared {host: anchored, profile: p}
                    other: &other {host: second, auth_type: pat}
                    workspace:
                      <<: [*shared, *other]
                      profile: own
                    """);

            assertThat(text("workspace.host")).isEqualTo("anchored");
            assertThat(text("workspace.auth_type")).isEqualTo("pat");
            assertThat(text("workspace.profile")).isEqualTo("own");
        }

        @Test
        void keepsTheLettersOfANumber() throws IOException {
            file("databricks.yml", "workspace: {workspace_id: 0042, flag: true, none: ~}");

            assertThat(text("workspace.workspace_id")).isEqualTo("0042");
            assertThat(text("workspace.flag")).isEqualTo("true");
            assertThat(text("workspace.none")).isNull();
        }

        @Test
        void isAMapping() throws IOException {
            file("databricks.yml", "- a list\n");

            assertThat(refused(null))
                    .extracting(Problem::what)
                    .containsExactly("databricks.yml must be a mapping");
        }

        @Test
        void thatHoldsItselfIsRefused() throws IOException {
            file("databricks.yml", "workspace: &w\n  again: *w\n  and: *w\n");

            assertThat(refused(null))
                    .containsExactly(
                            new Problem(
                                    "databricks.yml holds itself",
                                    "databricks.yml:1",
                                    "take out the alias that leads back here"));
        }

        @Test
        void isToldWithoutAValueThatLacksItsQuotes() throws IOException {
            file("databricks.yml", "workspace:\n  client_secret: *s3cret\n");

            assertThat(refused(null))
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.what())
                                    .contains("found undefined alias")
                                    .doesNotContain("s3cret"));
        }

        @Test
        void isUtf8() throws IOException {
            Files.write(folder.resolve("databricks.yml"), new byte[] {'a', ':', ' ', (byte) 0xff});

            assertThat(refused(null))
                    .extracting(Problem::what)
                    .containsExactly("databricks.yml is not UTF-8 text");
        }

        @Test
        void aSettingThatIsNoTextIsTold() throws IOException {
            file("databricks.yml", "workspace:\n  host: [a]\n");

            assertThat(text("workspace.host")).isNull();
            assertThat(problems)
                    .extracting(Problem::what)
                    .containsExactly("workspace.host must be a string");
        }
    }
}
