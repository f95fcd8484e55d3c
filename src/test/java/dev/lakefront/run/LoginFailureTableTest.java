package dev.lakefront.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.explain.LoginReport;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.ResourceOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.testing.StandInWorkspace;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code login-failures.txt}: each way in which a login can fail, and what the user is told. */
class LoginFailureTableTest {
    private static final String SECRET = "geheim";

    private final StandInWorkspace workspace = new StandInWorkspace(0);
    @TempDir Path home;

    @AfterEach
    void close() {
        workspace.close();
    }

    /** A block of the file: its title, and its lines as key and value. */
    record Failure(String title, List<String> lines) {
        List<String> all(String key) {
            return lines.stream()
                    .filter(line -> line.startsWith(key + ": "))
                    .map(line -> line.substring(key.length() + 2))
                    .toList();
        }

        @Nullable String one(String key) {
            List<String> all = all(key);
            return all.isEmpty() ? null : all.getFirst();
        }

        /** What the user is told: the lines that are no part of the situation. */
        List<String> told() {
            return lines.stream().filter(line -> line.matches("(says|at|fix): .*")).toList();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Failure> failures() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        LoginFailureTableTest.class.getResourceAsStream("login-failures.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n== ", -1))
                    .skip(1)
                    .map(block -> block.strip().lines().toList())
                    .map(lines -> new Failure(lines.getFirst(), lines.subList(1, lines.size())));
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isTold(Failure failure) throws IOException {
        LoginReport report = report(failure);

        assertThat(lines(report.problems())).isEqualTo(failure.told());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isToldWithAWayOutAndWithoutASecret(Failure failure) throws IOException {
        LoginReport report = report(failure);

        assertThat(report.problems())
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.what() + problem.fix())
                            .containsAnyOf(
                                    "`", "--", "set ", "use ", "name ", "run ", "(expected: ");
                    assertThat(problem.toString()).doesNotContain(SECRET);
                });
    }

    private LoginReport report(Failure failure) throws IOException {
        for (String answer : failure.all("answer")) {
            String[] words = answer.split(" ", 3);
            String body = words.length < 3 ? "{}" : filledIn(words[2]);
            workspace.saying(
                    words[0],
                    "HTTP/1.1 "
                            + words[1]
                            + " So\r\nContent-Length: "
                            + body.length()
                            + "\r\nConnection: close\r\n\r\n"
                            + body);
        }
        writeFiles(failure);
        var options =
                new LoginOptions(
                        failure.one("profile"),
                        failure.one("target"),
                        AccessTokenMode.AUTO,
                        null,
                        null,
                        failure.one("scopes"));
        var around = new Surroundings(environment(failure), home, "1", InstantSource.system());
        return LoginReport.of(
                Files.createDirectories(home.resolve("app")),
                BundleOptions.NONE,
                ResourceOptions.NONE,
                options,
                around);
    }

    private void writeFiles(Failure failure) throws IOException {
        write(".databrickscfg", failure.all("file"));
        write("databricks.yml", failure.all("bundle"));
        write("id-token", failure.all("id token"));
        write("google.json", failure.all("google"));
        executable("databricks", failure.all("cli"));
        executable("az", failure.all("az"));
    }

    private void write(String name, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            Files.writeString(home.resolve(name), filledIn(String.join("\n", lines) + "\n"));
        }
    }

    private void executable(String name, List<String> lines) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(name);
        if (!lines.isEmpty()) {
            Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private Map<String, String> environment(Failure failure) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", home.resolve("bin").toString());
        for (String variable : failure.all("shell")) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], filledIn(parts[1]));
        }
        return environment;
    }

    private String filledIn(String text) {
        return text.replace("WORKSPACE", workspace.url()).replace("HOME", home.toString());
    }

    private List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : problems) {
            lines.add("says: " + problem.what());
            lines.add("at: " + problem.where());
            lines.add("fix: " + problem.fix());
        }
        return lines.stream()
                .filter(line -> !line.endsWith(": null"))
                .map(line -> line.replace(workspace.url(), "WORKSPACE"))
                .map(line -> line.replace(home.toString(), "HOME"))
                .map(line -> line.replace("\n", "\\n"))
                .toList();
    }
}
