package dev.lakefront.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.AppSpec.EnvEntry;
import dev.lakefront.app.Origin.Source;
import dev.lakefront.app.Origin.SpecLine;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppEnvironmentTest {
    private static final List<Variable> PLATFORM =
            PlatformVariables.of(8123, "https://w.example", "42");

    @Test
    void thePlatformSetsTheTwentyVariablesOfTheReference() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("PYTHONUNBUFFERED", "1");
        expected.put("DATABRICKS_APP_NAME", "app");
        expected.put("DATABRICKS_APP_URL", "http://127.0.0.1:8123");
        expected.put("DATABRICKS_WORKSPACE_ID", "42");
        expected.put("DATABRICKS_HOST", "https://w.example");
        expected.put("DATABRICKS_APP_PORT", "8123");
        expected.put("GRADIO_SERVER_NAME", "127.0.0.1");
        expected.put("GRADIO_SERVER_PORT", "8123");
        expected.put("GRADIO_ANALYTICS_ENABLED", "false");
        expected.put("STREAMLIT_SERVER_PORT", "8123");
        expected.put("STREAMLIT_SERVER_ADDRESS", "127.0.0.1");
        expected.put("STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION", "false");
        expected.put("STREAMLIT_SERVER_ENABLE_CORS", "false");
        expected.put("STREAMLIT_SERVER_HEADLESS", "true");
        expected.put("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "false");
        expected.put("UVICORN_PORT", "8123");
        expected.put("UVICORN_HOST", "127.0.0.1");
        expected.put("PORT", "8123");
        expected.put("FLASK_RUN_PORT", "8123");
        expected.put("FLASK_RUN_HOST", "127.0.0.1");
        assertThat(environment(Map.of(), List.of(), List.of()).toMap())
                .containsExactlyEntriesOf(expected);
    }

    @Test
    void theShellNeverMovesTheApp() {
        AppEnvironment environment =
                environment(Map.of("PORT", "3000", "HOME", "/home/me"), List.of(), List.of());
        assertThat(variable(environment, "PORT"))
                .isEqualTo(new Variable("PORT", "8123", Source.PLATFORM));
        assertThat(variable(environment, "HOME"))
                .isEqualTo(new Variable("HOME", "/home/me", Source.SHELL));
    }

    @Test
    void strippedVariablesAreNotInherited() {
        assertThat(environment(Map.of("DATABRICKS_TOKEN", "t"), List.of(), List.of()).toMap())
                .doesNotContainKey("DATABRICKS_TOKEN");
    }

    @Test
    void theLoginIsWrittenOutOverTheShell() {
        Variable login = Variable.login("DATABRICKS_CLIENT_SECRET", "s3cret");
        AppEnvironment environment =
                AppEnvironment.of(
                        new AppEnvironment.Sources(
                                Map.of("DATABRICKS_CLIENT_SECRET", "old"),
                                Set.of(),
                                List.of(login),
                                PLATFORM,
                                AppSpec.none(),
                                List.of()));
        assertThat(environment.toMap()).containsEntry("DATABRICKS_CLIENT_SECRET", "s3cret");
        assertThat(environment.toString())
                .doesNotContain("s3cret")
                .contains("DATABRICKS_CLIENT_SECRET (login)");
    }

    @Test
    void aFlagBeatsTheFileAndTheFileBeatsThePlatform() {
        List<EnvEntry> spec = List.of(value("PORT", "1"), value("DATABRICKS_APP_PORT", "2"));
        AppEnvironment environment = environment(Map.of(), spec, List.of("PORT=9"));
        assertThat(variable(environment, "PORT")).isEqualTo(new Variable("PORT", "9", Source.FLAG));
        assertThat(variable(environment, "DATABRICKS_APP_PORT"))
                .hasToString("DATABRICKS_APP_PORT (app.yaml:7)")
                .extracting(Variable::value)
                .isEqualTo("2");
    }

    @Test
    void theLastOfTwoEqualNamesCounts() {
        List<EnvEntry> spec = List.of(value("A", "1"), value("A", "2"));
        assertThat(environment(Map.of(), spec, List.of("B=3,B=4")).toMap())
                .containsEntry("A", "2")
                .containsEntry("B", "4");
    }

    @Test
    void anEntryWithoutAnyValueSetsNothing() {
        List<EnvEntry> spec = List.of(new EnvEntry("A", null, null, line()));
        assertThat(environment(Map.of(), spec, List.of()).toMap()).doesNotContainKey("A");
    }

    @Test
    void aValueFromIsTakenFromFlagOrShell() {
        List<EnvEntry> spec = List.of(from("A"), from("B"), from("DATABRICKS_TOKEN"));
        Map<String, String> shell =
                Map.of("A", "shell", "B", "hidden", "DATABRICKS_TOKEN", "hidden");
        AppEnvironment environment = environment(shell, spec, List.of("A=flag"));
        assertThat(environment.toMap())
                .containsEntry("A", "flag")
                .containsEntry("B", "hidden")
                .containsEntry("DATABRICKS_TOKEN", "hidden");
        assertThat(environment.toString()).doesNotContain("hidden");
    }

    @Test
    void aPlainValueNextToAValueFromIsWhatIsLeftLocally() {
        List<EnvEntry> spec = List.of(new EnvEntry("A", "plain", "key", line()));
        assertThat(environment(Map.of(), spec, List.of()).toMap()).containsEntry("A", "plain");
        assertThat(environment(Map.of("A", "shell"), spec, List.of()).toMap())
                .containsEntry("A", "shell");
    }

    @Test
    void allUnresolvedValueFromsComeAtOnce() {
        AppSpec spec = new AppSpec("app.yaml", List.of(), List.of(from("A"), from("B")));
        assertThat(AppEnvironment.unresolved(spec, Map.of(), List.of()))
                .extracting(Problem::what)
                .containsExactly(
                        "A defined in app.yaml with valueFrom property and can't be resolved"
                                + " locally. Please set A environment variable in your terminal or"
                                + " using --env flag",
                        "B defined in app.yaml with valueFrom property and can't be resolved"
                                + " locally. Please set B environment variable in your terminal or"
                                + " using --env flag");
    }

    @Test
    void nodeOptionsAreExtendedForTheDebugger() {
        AppEnvironment bare = environment(Map.of(), List.of(), List.of());
        AppEnvironment set =
                environment(Map.of("NODE_OPTIONS", "--max-old-space-size=1"), List.of(), List.of());
        assertThat(bare.withDebugger(AppKind.NODE, 9229).toMap())
                .containsEntry("NODE_OPTIONS", "--inspect=9229");
        assertThat(variable(set.withDebugger(AppKind.NODE, 9), "NODE_OPTIONS"))
                .isEqualTo(
                        new Variable(
                                "NODE_OPTIONS",
                                "--max-old-space-size=1 --inspect=9",
                                Source.DEBUG));
        assertThat(bare.withDebugger(AppKind.PYTHON, 5678).toMap()).isEqualTo(bare.toMap());
    }

    private static AppEnvironment environment(
            Map<String, String> shell, List<EnvEntry> spec, List<String> flags) {
        return AppEnvironment.of(
                new AppEnvironment.Sources(
                        shell,
                        Set.of("DATABRICKS_TOKEN"),
                        List.of(),
                        PLATFORM,
                        new AppSpec("app.yaml", List.of(), spec),
                        EnvFlags.parse(flags, new ArrayList<>())));
    }

    private static Variable variable(AppEnvironment environment, String name) {
        List<Variable> found =
                environment.variables().stream().filter(v -> v.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static EnvEntry value(String name, String value) {
        return new EnvEntry(name, value, null, line());
    }

    private static EnvEntry from(String name) {
        return new EnvEntry(name, null, "key", line());
    }

    private static SpecLine line() {
        return new SpecLine("app.yaml", 7);
    }
}
