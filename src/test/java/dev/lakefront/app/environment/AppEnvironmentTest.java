package dev.lakefront.app.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.resource.ResolvedResource;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Origin.Source;
import dev.lakefront.app.variable.Origin.SpecLine;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppEnvironmentTest {
    private static final List<Variable> PLATFORM =
            PlatformVariables.of("app", 8123, "https://w.example", "42");

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
                                new Inheritance(Set.of(), false),
                                List.of(login),
                                PLATFORM,
                                new Declared(AppSpec.none(), List.of(), List.of(), List.of())));
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
        assertThat(declared(from("A"), from("B"), from("C")).unresolved(Map.of("C", "c")))
                .extracting(EnvEntry::name)
                .containsExactly("A", "B");
    }

    @Test
    void aResourceComesAfterWhatTheDeveloperSets() {
        Declared declared =
                declared(from("A"), from("B"), value("C", "own"))
                        .with(List.of(new ResolvedResource("key", "1", new SpecLine("b.yml", 4))))
                        .with(List.of(new ResolvedResource("key", "2", new SpecLine("x.yml", 9))));
        assertThat(declared.unresolved(Map.of())).isEmpty();
        AppEnvironment environment = environment(Map.of("A", "shell"), declared, false);
        assertThat(List.of("A", "B", "C"))
                .extracting(name -> variable(environment, name))
                .extracting(Variable::toString, Variable::value)
                .containsExactly(
                        tuple("A (shell, for valueFrom key at app.yaml:7)", "shell"),
                        tuple("B (b.yml:4, for valueFrom key at app.yaml:7)", "1"),
                        tuple("C (app.yaml:7)", "own"));
    }

    @Test
    void aReferenceThatLeadsNowhereIsOpenToo() {
        EnvEntry open = new EnvEntry("A", null, null, line(), Problem.of("no such variable"));
        assertThat(declared(open).unresolved(Map.of())).containsExactly(open);
        AppEnvironment environment = environment(Map.of(), List.of(open), List.of("A=1"));
        assertThat(variable(environment, "A").toString())
                .isEqualTo("A (--env, for what is unknown at app.yaml:7)");
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

    @Test
    void theAppsVirtualEnvironmentBeatsTheShells() {
        AppEnvironment shells =
                environment(Map.of("VIRTUAL_ENV", "/elsewhere"), List.of(), List.of());
        AppEnvironment apps = shells.withVirtualEnvironment(Path.of("/app/.venv"));
        assertThat(variable(apps, "VIRTUAL_ENV"))
                .isEqualTo(new Variable("VIRTUAL_ENV", "/app/.venv", Source.BUILD));
        assertThat(apps.beatenBy(variable(apps, "VIRTUAL_ENV")))
                .extracting(Variable::value)
                .containsExactly("/elsewhere");
    }

    @Test
    void eachOriginBeatsThoseBelowIt() {
        Declared declared =
                new Declared(
                        AppSpec.of("app.yaml", List.of(), List.of(value("A", "spec"))),
                        List.of(
                                dotEnv("A", "dotenv"),
                                dotEnv("B", "dotenv"),
                                dotEnv("C", "dotenv")),
                        List.of(envFile("A", "file"), envFile("B", "file")),
                        EnvFlags.parse(List.of("A=flag"), new ArrayList<>()));
        Map<String, String> shell = Map.of("A", "shell", "B", "shell", "C", "shell");
        AppEnvironment environment = environment(shell, declared, false);
        assertThat(said(environment, "A"))
                .containsExactly("flag", "dotenv", "shell", "spec", "file");
        assertThat(said(environment, "B")).containsExactly("file", "dotenv", "shell");
        assertThat(said(environment, "C")).containsExactly("shell", "dotenv");
        assertThat(environment.leftOut()).isEmpty();
    }

    @Test
    void noFileSetsWhatThePlatformSets() {
        Declared declared =
                new Declared(
                        AppSpec.none(),
                        List.of(dotEnv("PORT", "1")),
                        List.of(envFile("PORT", "2"), envFile("STREAMLIT_SERVER_PORT", "3")),
                        List.of());
        AppEnvironment environment = environment(Map.of(), declared, false);
        assertThat(said(environment, "PORT")).containsExactly("8123", "1", "2");
        assertThat(said(environment, "STREAMLIT_SERVER_PORT")).containsExactly("8123", "3");
    }

    @Test
    void noFileMixesAnotherLoginWithTheOneInUse() {
        List<Variable> ofFile =
                List.of(
                        envFile("DATABRICKS_TOKEN", "other"),
                        envFile("DATABRICKS_WAREHOUSE_ID", "w"));
        Declared declared = new Declared(AppSpec.none(), ofFile, ofFile, List.of());
        AppEnvironment environment = environment(Map.of(), declared, false);
        assertThat(environment.toMap())
                .doesNotContainKey("DATABRICKS_TOKEN")
                .containsEntry("DATABRICKS_WAREHOUSE_ID", "w");
        assertThat(environment.leftOut())
                .extracting(Variable::name)
                .containsExactly("DATABRICKS_TOKEN", "DATABRICKS_TOKEN");
    }

    @Test
    void aCleanEnvironmentHasOnlyWhatADeployedAppWouldSeeAndWhatItNeedsHere() {
        Map<String, String> shell =
                Map.of(
                        "PATH", "/bin",
                        "HOME", "/home/me",
                        "LANG", "C",
                        "LC_ALL", "C",
                        "TMPDIR", "/tmp",
                        "https_proxy", "http://p",
                        "NO_PROXY", "*",
                        "EDITOR", "vi",
                        "A", "shell",
                        "DATABRICKS_TOKEN", "t");
        Declared declared =
                new Declared(
                        AppSpec.of("app.yaml", List.of(), List.of(from("A"), from("B"))),
                        List.of(dotEnv("B", "dotenv"), dotEnv("C", "dotenv")),
                        List.of(envFile("D", "file")),
                        List.of());
        Map<String, String> expected = new LinkedHashMap<>(shell);
        expected.keySet().removeAll(Set.of("EDITOR", "DATABRICKS_TOKEN"));
        expected.put("B", "dotenv");
        expected.put("D", "file");
        PLATFORM.forEach(variable -> expected.put(variable.name(), variable.value()));
        AppEnvironment environment = environment(shell, declared, true);
        assertThat(environment.toMap()).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(environment.leftOut())
                .extracting(Variable::name)
                .containsExactlyInAnyOrder("C", "EDITOR", "DATABRICKS_TOKEN");
    }

    @Test
    void whatStandsInForAResourceSaysSo() {
        Declared declared =
                new Declared(
                        AppSpec.of(
                                "app.yaml",
                                List.of(),
                                List.of(from("A"), from("B"), from("C"), from("D"))),
                        List.of(dotEnv("C", "3"), dotEnv("B", "0")),
                        List.of(envFile("D", "4"), envFile("A", "0")),
                        EnvFlags.parse(List.of("A=0,A=1"), new ArrayList<>()));
        Map<String, String> shell = Map.of("B", "2", "D", "0");
        AppEnvironment environment = environment(shell, declared, false);
        assertThat(List.of("A", "B", "C", "D"))
                .extracting(name -> variable(environment, name))
                .extracting(Variable::toString, Variable::value)
                .containsExactly(
                        tuple("A (--env, for valueFrom key at app.yaml:7)", "1"),
                        tuple("B (shell, for valueFrom key at app.yaml:7)", "2"),
                        tuple("C (.env:5, for valueFrom key at app.yaml:7)", "3"),
                        tuple("D (--env-file f:3, for valueFrom key at app.yaml:7)", "4"));
        assertThat(said(environment, "C")).containsExactly("3");
    }

    private static AppEnvironment environment(
            Map<String, String> shell, List<EnvEntry> spec, List<String> flags) {
        return environment(
                shell,
                new Declared(
                        AppSpec.of("app.yaml", List.of(), spec),
                        List.of(),
                        List.of(),
                        EnvFlags.parse(flags, new ArrayList<>())),
                false);
    }

    private static AppEnvironment environment(
            Map<String, String> shell, Declared declared, boolean clean) {
        Set<String> hidden = Set.of("DATABRICKS_TOKEN", "DATABRICKS_WAREHOUSE_ID");
        return AppEnvironment.of(
                new AppEnvironment.Sources(
                        shell, new Inheritance(hidden, clean), List.of(), PLATFORM, declared));
    }

    private static Declared declared(EnvEntry... entries) {
        return new Declared(
                AppSpec.of("app.yaml", List.of(), List.of(entries)),
                List.of(),
                List.of(),
                List.of());
    }

    /** The value of a variable, then those that it beat, the weakest first. */
    private static List<String> said(AppEnvironment environment, String name) {
        Variable variable = variable(environment, name);
        List<String> values = new ArrayList<>(List.of(variable.value()));
        environment.beatenBy(variable).forEach(beaten -> values.add(beaten.value()));
        return values;
    }

    private static Variable dotEnv(String name, String value) {
        return new Variable(name, value, new Origin.DotEnvLine(5));
    }

    private static Variable envFile(String name, String value) {
        return new Variable(name, value, new Origin.EnvFileLine("f", 3));
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
