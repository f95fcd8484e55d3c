package dev.lakefront.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.Logins;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppSearch;
import dev.lakefront.run.login.AppSource;
import dev.lakefront.run.login.LoginSearch;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code logins.txt}: which login each configuration leads to, and why. */
class LoginTableTest {
    private static final String BUNDLE =
            """
            bundle: {name: b}
            variables: {name: {default: dev}}
            workspace: WORKSPACE
            targets:
              dev: {default: true}
              prod: {workspace: {host: https://prod.test}}
              sp: {workspace: {profile: prod}}
            """;

    @TempDir Path home;

    record Row(
            String environment,
            String file,
            String bundle,
            String flags,
            String login,
            String reason) {
        @Override
        public String toString() {
            return reason + ": " + login;
        }
    }

    static Stream<Row> rows() throws IOException {
        return resource("logins.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(LoginTableTest::row);
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        assertThat(cells).as(line).hasSize(6).doesNotContain("");
        return new Row(
                cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leadsTo(Row row) throws IOException {
        assertThat(outcome(row)).startsWith(row.login());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isToldHowToBeMendedIfItIsNone(Row row) throws IOException {
        write(row);
        try {
            assertThat(resolve(row).host()).startsWith("http");
        } catch (ProblemException e) {
            assertThat(e.problems())
                    .allSatisfy(problem ->
                            assertThat(problem.what() + problem.fix())
                                    .containsAnyOf("`", "--", "set ", "use ", "(expected: "));
        }
    }

    private String outcome(Row row) throws IOException {
        write(row);
        try {
            Login login = resolve(row);
            return login.words() + ", " + login.host();
        } catch (ProblemException e) {
            return "! " + e.problems().getFirst().what();
        }
    }

    private Login resolve(Row row) throws IOException {
        LoginOptions options =
                new LoginOptions(
                        flag(row, "p="), flag(row, "t="), AccessTokenMode.AUTO, null, null, null);
        var around = new Surroundings(environment(row), home, "1", InstantSource.system());
        Path app = Files.createDirectories(home.resolve("project").resolve("app"));
        var search = new AppSearch(app, BundleOptions.NONE, options, false, around);
        AppSource source = search.app(search.bundle(new ArrayList<>()), new ArrayList<>());
        return Logins.resolve(LoginSearch.of(source, options, around), around.clock());
    }

    private void write(Row row) throws IOException {
        if (!row.file().equals("-")) {
            Files.writeString(
                    home.resolve(".databrickscfg"), resource(row.file() + ".databrickscfg"));
        }
        if (!row.bundle().equals("-")) {
            boolean whole = row.bundle().startsWith("{");
            String workspace = whole ? row.bundle() : "{" + row.bundle() + "}";
            Path project = Files.createDirectories(home.resolve("project"));
            Files.writeString(
                    project.resolve("databricks.yml"), BUNDLE.replace("WORKSPACE", workspace));
        }
        Path cli = Files.createDirectories(home.resolve("bin")).resolve("databricks");
        Files.writeString(cli, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(cli, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Map<String, String> environment(Row row) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", home.resolve("bin").toString());
        for (String variable : words(row.environment())) {
            String[] parts = variable.split("=", 2);
            environment.put("DATABRICKS_" + parts[0], parts[1]);
        }
        return environment;
    }

    private static @Nullable String flag(Row row, String name) {
        return words(row.flags()).stream()
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(" ", -1));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(LoginTableTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
