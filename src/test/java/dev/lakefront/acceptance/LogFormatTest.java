package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.LakefrontCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;

/** The lines of a run, with their time and source, on the streams where they belong. */
@Timeout(90)
@Execution(CONCURRENT)
class LogFormatTest {
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";
    private static final String SCRIPT =
            "printf 'one\\ntwo, '; sleep 0.2; printf 'whole \"now\"\\nno end'; echo oh >&2; exit 3";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void timeAndSourceStandBeforeEachLine() {
        LakefrontCommand run = sandbox.withScript(SCRIPT).run("--log-format", "time");
        assertThat(run.exitStatus()).isEqualTo(3);
        assertThat(run.output()).allMatch(line -> line.matches(TIME + "stdout    \\| .*"));
        assertThat(run.output())
                .extracting(line -> line.substring(line.indexOf('|') + 2))
                .containsExactly("one", "two, whole \"now\"", "no end");
        assertThat(run.errors())
                .allMatch(line -> line.matches(TIME + "(lakefront|stderr   ) \\| .*"))
                .anyMatch(line -> line.endsWith(" stderr    | oh"))
                .anyMatch(line -> line.contains(" lakefront | Running command: sh app.sh"))
                .anyMatch(line -> line.contains(" lakefront | The app ended by itself"));
    }

    @Test
    void aProgramGetsEachLineAsAnObject() {
        LakefrontCommand run = sandbox.withScript(SCRIPT).run("--log-format=json");
        assertThat(run.exitStatus()).isEqualTo(3);
        assertThat(run.output())
                .allMatch(line -> line.startsWith("{\"event\":\"output\",\"time\":\""));
        assertThat(run.output().get(1))
                .endsWith("\"stream\":\"stdout\",\"line\":\"two, whole \\\"now\\\"\"}");
        assertThat(run.errors())
                .allMatch(line -> line.startsWith("{\"event\":\""))
                .anyMatch(line -> line.endsWith("\"stream\":\"stderr\",\"line\":\"oh\"}"))
                .anyMatch(line -> line.startsWith("{\"event\":\"exited\""));
    }

    @Test
    void soDoesWhatABuildSays() {
        sandbox.file("package.json", "{\"scripts\": {\"build\": \"echo the site is built\"}}");
        LakefrontCommand run =
                sandbox.withScript("echo one").run("--offline", "--build", "--log-format=json");
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output())
                .allMatch(line -> line.startsWith("{\"event\":\"output\",\"time\":\""))
                .anyMatch(line -> line.endsWith("\"line\":\"the site is built\"}"));
    }

    @Test
    void anotherWordIsAMistake() {
        LakefrontCommand run = sandbox.withScript(SCRIPT).run("--log-format", "logfmt");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .contains("Error: log-format: logfmt (expected: plain, time, json)");
    }
}
