package dev.lakefront.app.ending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {
    private static final int PORT = 8000;

    @ParameterizedTest
    @CsvSource({
        "0, exit code 0", "1, exit code 1", "127, exit code 127", "137, SIGKILL (9)",
        "139, SIGSEGV (11)", "134, SIGABRT (6)", "158, signal 30", "128, exit code 128",
        "255, exit code 255",
    })
    void statusIsToldInWords(int number, String words) {
        assertThat(new ExitStatus(number)).hasToString(words);
    }

    /** What the programs of today say, and the beginning of what that means. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OSError: [Errno 98] Address already in use: ('127.0.0.1', 8000)                                   | port 8000 is taken
                    ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use | port 8000 is taken
                    [2026-11-26 10:00:00 +0000] [7] [ERROR] Connection in use: ('0.0.0.0', 8000)                       | port 8000 is taken
                    Error: listen EADDRINUSE: address already in use :::8000                                           | port 8000 is taken
                    Port 8000 is not available                                                                         | port 8000 is taken
                    Error: listen EADDRINUSE: address already in use 0.0.0.0:3000                                      | it wants a port that is taken, and not 8000
                    OSError: Cannot find empty port in range: 7860-7860. You can specify a different port              | it wants a port that is taken, and not 8000
                    ModuleNotFoundError: No module named 'flask'                                                       | the Python module flask is not installed
                    /usr/bin/python3: No module named uvicorn                                                          | the Python module uvicorn is not installed
                    ModuleNotFoundError: No module named 'databricks.sdk'; 'databricks' is not a package               | the Python module databricks.sdk is not installed
                    Error: Cannot find module 'express'                                                                | the Node package express is not installed
                    Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@databricks/sql' imported from /a/app.js        | the Node package @databricks/sql is not installed
                    Error: Cannot find module '/home/me/app/dist/server.js'                                            | /home/me/app/dist/server.js is not there
                    npm error Missing script: "start"                                                                  | package.json has no script start
                    sh: 1: vite: not found                                                                             | the command vite is not there
                    app.sh: line 3: streamlit: command not found                                                       | the command streamlit is not there
                    sh: gunicorn: command not found                                                                    | the command gunicorn is not there
                    error: Failed to spawn: `streamlit`                                                                | the command streamlit is not there
                    FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory                  | Node's heap is full
                    """)
    void theCauseIsInWhatTheAppSaid(String line, String cause) {
        Problem problem = causeOf(1, "Starting ...", line, "    at Object.<anonymous>");
        assertThat(problem.what()).startsWith(cause);
        assertThat(problem.fix()).isNotBlank();
    }

    @Test
    void whatWasBuiltIsNotToBeBuiltAgain() {
        String line = "ModuleNotFoundError: No module named 'dash'";
        Ending unbuilt = ending(1, false, false, line);
        Ending built = new Ending(unbuilt.status(), false, false, List.of(line), PORT, true);
        assertThat(Objects.requireNonNull(unbuilt.cause()).fix()).contains("--build");
        assertThat(Objects.requireNonNull(built.cause()).fix()).doesNotContain("--build");
    }

    @Test
    void theStatusTellsWhereTheAppSaysNothing() {
        assertThat(causeOf(137).what()).contains("memory");
        assertThat(causeOf(0, "done").what()).startsWith("its command is done");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 139})
    void whereNothingTellsNothingIsInvented(int status) {
        assertThat(ending(status, false, false, "Traceback", "KeyError: 'HOME'").cause()).isNull();
    }

    @Test
    void whatSomebodyWantedIsNoCrash() {
        assertThat(ending(1, true, true)).matches(ending -> !ending.isCrash());
        assertThat(ending(130, false, true)).matches(ending -> !ending.isCrash());
        assertThat(ending(0, false, true)).matches(ending -> !ending.isCrash());
        assertThat(ending(0, false, false)).matches(Ending::isCrash);
        assertThat(ending(1, false, true)).matches(Ending::isCrash);
        assertThat(ending(1, true, false, "No module named 'x'").cause()).isNull();
    }

    private static Problem causeOf(int status, String... lines) {
        return Objects.requireNonNull(ending(status, false, false, lines).cause());
    }

    private static Ending ending(int status, boolean asked, boolean listened, String... lines) {
        return new Ending(new ExitStatus(status), asked, listened, List.of(lines), PORT, false);
    }
}
