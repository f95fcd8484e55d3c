package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The plan that {@code lakefront explain} shows, against the run that follows. */
@Timeout(60)
class ExplainTest {
    private static final String SECRET = "hunter2-hunter2";
    private static final String ASKED_AT_START = "asked at start";
    private static final String FINGERPRINT = "fingerprint";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @ParameterizedTest
    @ValueSource(strings = {"--offline=false", "--offline", "--clean-env", "--app-identity=none"})
    void whatRunsIsExactlyThePlan(String flag) {
        String[] flags = {flag, "--env", "B=flag,PORT=7", "--env-file", "more.env"};
        withEveryOrigin();
        LakefrontCommand explain = sandbox.run(with(flags, "--dry-run", "--output", "json"));
        assertThat(explain.exitStatus()).as(explain.transcript()).isZero();
        LakefrontCommand run = sandbox.run(flags);
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        Map<String, String> planned = planned(String.join("", explain.output()));
        Map<String, String> found = environment(run);
        assertThat(planned.keySet()).containsAll(found.keySet());
        planned.values()
                .removeIf(ASKED_AT_START::equals); // and the answer may be that there is none
        assertThat(found.keySet()).containsAll(planned.keySet());
        planned.values().removeIf(FINGERPRINT::equals);
        assertThat(found).containsAllEntriesOf(planned);
        assertThat(planned)
                .containsEntry("A", "spec")
                .containsEntry("B", "flag")
                .containsEntry("C", "file")
                .containsEntry("D2", "shell")
                .containsEntry("R", "w-1")
                .containsEntry("PORT", "7");
    }

    @Test
    void aDryRunStartsNothingAndAsksNobody() {
        sandbox.withScript("touch started").export("DATABRICKS_HOST", "https://nowhere.invalid");
        LakefrontCommand explain = sandbox.run("--dry-run", "--allow-origin", "https://a.example");
        assertThat(explain.exitStatus()).isZero();
        assertThat(explain.errors()).isEmpty();
        assertThat(explain.output())
                .contains("  command       sh app.sh", "  allow origins https://a.example:443")
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(sandbox.has("started")).isFalse();
    }

    @Test
    void noSecretIsInAPlan() {
        withEveryOrigin();
        for (String format : new String[] {"text", "json"}) {
            LakefrontCommand explain =
                    sandbox.run("--dry-run", "--env", "MY_KEY=" + SECRET, "--output", format);
            assertThat(explain.exitStatus()).isZero();
            assertThat(explain.transcript())
                    .contains("MY_KEY", "API_TOKEN")
                    .doesNotContain(SECRET, StandInWorkspace.CLIENT_SECRET);
        }
    }

    @Test
    void aCleanEnvironmentIsThePlatformsAndWhatIsNeededHere() {
        withEveryOrigin();
        sandbox.export("EDITOR", "vi");
        assertThat(environment(sandbox.run("--clean-env")))
                .containsKeys("PATH", "HOME", "LANG", "PORT", "DATABRICKS_CLIENT_ID", "A")
                .doesNotContainKeys("EDITOR", "D", "E", "PWD");
    }

    @Test
    void theBannerNamesDotEnvAndEveryWarningOnce() {
        sandbox.withCommand("env");
        sandbox.file(".env", "E=dotenv\nno variable\n");
        sandbox.file("app.yaml", "command: [env]\nenv_variables: {A: b}\n");
        LakefrontCommand run = sandbox.run();
        assertThat(environment(run)).containsEntry("E", "dotenv");
        assertThat(run.errors().subList(0, 7))
                .containsExactly(
                        "Variables from .env: 1 (where each went: lakefront explain)",
                        "Warning: the app spec has no key env_variables: it does nothing, here and"
                                + " deployed",
                        "  at app.yaml:2:1",
                        "  write env:",
                        "Warning: no variable can be read from this line; it is passed over",
                        "  at .env:2",
                        "  write NAME=VALUE; values of several lines need quotes");
    }

    @Test
    void everyMissingFileIsToldAtOnce() {
        LakefrontCommand run =
                sandbox.withCommand("env").run("--env-file", "a.env", "--env-file", "b.env");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors()).contains("Error: a.env not found", "Error: b.env not found");
    }

    private void withEveryOrigin() {
        sandbox.file(
                "app.yaml",
                """
                command: [env]
                env:
                  - {name: A, value: spec}
                  - {name: B, value: spec}
                  - {name: R, valueFrom: warehouse}
                """);
        sandbox.file(".env", "A=dotenv\nE=dotenv\nR=w-1\nDATABRICKS_TOKEN=other\n");
        sandbox.file("more.env", "C=file\nD2=${D}\nAPI_TOKEN=" + SECRET + "\n");
        sandbox.export("D", "shell").export("E2", "shell").export("API_TOKEN", SECRET);
    }

    private static String[] with(String[] flags, String... more) {
        String[] all = Arrays.copyOf(flags, flags.length + more.length);
        System.arraycopy(more, 0, all, flags.length, more.length);
        return all;
    }

    /** The names of a plan, with values as far as they are shown. */
    private static Map<String, String> planned(String json) {
        Map<String, String> variables = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String name = "";
            for (JsonToken token = parser.nextToken();
                    token != null && !"left_out".equals(parser.currentName());
                    token = parser.nextToken()) {
                boolean ofVariable =
                        parser.streamReadContext()
                                .pathAsPointer()
                                .toString()
                                .matches("/variables/\\d+/[a-z_]+");
                if (ofVariable && token.isScalarValue()) {
                    switch (parser.currentName()) {
                        case "name" -> name = parser.getString();
                        case "value" -> variables.put(name, parser.getString());
                        case "at_start" -> variables.put(name, ASKED_AT_START);
                        default -> variables.put(name, FINGERPRINT);
                    }
                }
            }
        }
        return variables;
    }

    private static Map<String, String> environment(LakefrontCommand run) {
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : run.output()) {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return new TreeMap<>(environment);
    }
}
