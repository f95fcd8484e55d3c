package dev.lakefront.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs real programs and looks for them in the real process table. */
@Timeout(60)
class AppProcessTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration PLENTY = Duration.ofSeconds(20);

    /**
     * Each app of these tests runs in the background, writes its process id to a file, and waits.
     */
    private static final String WAIT = "exec sleep 300";

    /** Ends only by SIGKILL. */
    private static final String STUBBORN = "trap '' TERM; while :; do sleep 300; done";

    /** Orphaned at once, in a session of its own, as a daemon makes itself. */
    private static final String DAEMON =
            """
            import os, time
            if os.fork(): os._exit(0)
            os.setsid()
            if os.fork(): os._exit(0)
            open("daemon.pid", "w").write(str(os.getpid()))
            time.sleep(300)
            """;

    /**
     * Another daemon, that is nobody's and has not one variable, when its pid file is there; with a
     * child that ends only by SIGKILL, and later than itself.
     */
    private static final String WIPED =
            """
            import os
            execed, at_exec = os.pipe()
            if os.fork():
                os.close(at_exec)
                os.read(execed, 1)
                open("wiped.pid", "w").write("there")
                os._exit(0)
            os.setsid()
            if os.fork(): os._exit(0)
            deaf = "(trap '' TERM; exec sleep 300) & exec sleep 300"
            os.execve("/bin/sh", ["sh", "-c", deaf], {})
            """;

    /** An orphan that has ended. */
    private static final String ENDED = "(sh -c 'echo $$ > ended.pid' &); ";

    @TempDir Path folder;

    @AfterEach
    void nothingIsEverLeft() {
        Eventually.within(PLENTY, () -> processesIn(folder).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    exit 0        | 0
                    exit 7        | 7
                    kill -9 $$    | 137
                    kill -TERM $$ | 143
                    """)
    void theExitStatusIsTheApps(String script, int status) {
        assertThat(start(script).exitStatus().join()).isEqualTo(status);
    }

    @Test
    void theAppHasTheGivenEnvironmentOnlyAndRunsInItsFolder() throws IOException {
        start("env > env.txt; pwd > pwd.txt").exitStatus().join();
        assertThat(lines("env.txt"))
                .filteredOn(line -> !line.startsWith("PWD=") && !line.startsWith("OLDPWD="))
                .anySatisfy(line -> assertThat(line).startsWith("LAKEFRONT_RUN="))
                .contains("PATH=" + path(), "WHO=app")
                .hasSize(3);
        assertThat(lines("pwd.txt")).containsExactly(folder.toRealPath().toString());
    }

    @Test
    void theAppInheritsNoOpenFile() throws IOException {
        start("ls /dev/fd > fds.txt").exitStatus().join();
        // the three standard streams, and what ls itself opens
        assertThat(lines("fds.txt")).hasSizeLessThanOrEqualTo(4).contains("0", "1", "2");
    }

    @Nested
    class TheProgram {
        @Test
        void isLookedUpInTheAppsOwnPath() throws IOException {
            Path tool = Files.createDirectories(folder.resolve("bin")).resolve("mytool");
            Files.writeString(tool, "#!/bin/sh\nexit 5\n");
            assertThat(tool.toFile().setExecutable(true)).isTrue();
            assertThat(run(List.of("mytool"), Map.of("PATH", "bin"))).isEqualTo(5);
            assertThat(run(List.of("./bin/mytool"), Map.of())).isEqualTo(5);
        }

        @ParameterizedTest
        @CsvSource({
            "no-such-tool, no-such-tool: command not found in the app's PATH",
            "./missing.sh, ./missing.sh: no such file in the app's folder",
            "./data.txt, ./data.txt: not executable",
            "'', ': command not found in the app''s PATH'",
        })
        void isNamedWhenItCannotBeRun(String command, String what) throws IOException {
            Files.createFile(folder.resolve("data.txt"));
            ProblemException thrown =
                    catchThrowableOfType(
                            ProblemException.class,
                            () -> run(List.of(command), Map.of("PATH", path())));
            assertThat(thrown.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.what()).isEqualTo(what))
                    .extracting(Problem::fix)
                    .isNotNull();
        }

        @Test
        void whoseInterpreterIsMissingIsAProblem() throws IOException {
            Path tool = folder.resolve("tool");
            Files.writeString(tool, "#!/no/such/interpreter\n");
            assertThat(tool.toFile().setExecutable(true)).isTrue();
            assertThatThrownBy(() -> run(List.of("./tool"), Map.of()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("the app cannot be started");
        }
    }

    @Nested
    class Stopping {
        @Test
        void endsTheAppWithSigterm() {
            AppProcess app = start("trap 'echo bye > bye.txt; exit 3' TERM; " + spin("app"));
            awaitPid("app");
            app.stop();
            assertThat(app.exitStatus()).isCompletedWithValue(3);
            assertThat(folder.resolve("bye.txt")).exists();
            assertThat(processesIn(folder)).isEmpty();
        }

        @Test
        void killsWhatIgnoresSigtermWhenTheGraceHasPassed() {
            AppProcess app = start("echo $$ > app.pid; " + STUBBORN);
            awaitPid("app");
            long start = System.nanoTime();
            app.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(SHORT, Duration.ofSeconds(10));
            assertThat(app.exitStatus()).isCompletedWithValue(137);
            assertThat(processesIn(folder)).isEmpty();
        }

        @Test
        void endsWhatTheAppStarted() throws IOException {
            AppProcess app = start(family() + WAIT);
            awaitFamily();
            app.stop();
            assertThat(processesIn(folder)).isEmpty();
        }

        @Test
        void endsChildrenThatHaveWipedTheMarker() {
            AppProcess app =
                    start("env -i /bin/sh -c 'echo $$ > child.pid; exec /bin/sleep 300' & " + WAIT);
            awaitPid("child");
            app.stop();
            assertThat(processesIn(folder)).isEmpty();
        }

        @Test
        void mayBeAskedForTwiceAndAfterTheEnd() {
            AppProcess app = start(WAIT);
            app.stop();
            app.stop();
            assertThat(app.exitStatus()).isCompletedWithValue(143);
        }
    }

    @Test
    void anAppThatEndsByItselfLeavesNothingBehind() throws IOException {
        AppProcess app = start(family() + "until [ -e go ]; do sleep 0.01; done; exit 4");
        awaitFamily();
        Files.createFile(folder.resolve("go"));
        assertThat(app.exitStatus().join()).isEqualTo(4);
        assertThat(processesIn(folder)).isEmpty();
    }

    @Nested
    class ALakefrontOfItsOwn {
        @ParameterizedTest
        @ValueSource(strings = {WAIT, STUBBORN})
        void killedTakesEverythingWithIt(String script) throws Exception {
            Process lakefront = host(family() + "echo $$ > app.pid; " + script);
            awaitFamily();
            awaitPid("app");
            lakefront.destroyForcibly().waitFor();
            Eventually.within(PLENTY, () -> processesIn(folder).isEmpty());
        }

        @Test
        void killedTakesAnAppWithItThatHasWipedTheMarker() throws Exception {
            Process lakefront =
                    host("exec env -i /bin/sh -c 'echo $$ > app.pid; exec /bin/sleep 300'");
            awaitPid("app");
            Eventually.within(PLENTY, () -> Files.exists(folder.resolve("started")));
            lakefront.destroyForcibly().waitFor();
            Eventually.within(PLENTY, () -> processesIn(folder).isEmpty());
        }

        @Test
        void killedBeforeItHasCleanedUpTakesTheDaemonsWithIt() throws Exception {
            String all =
                    "for f in grand orphan daemon deaf; do"
                            + " until [ -s $f.pid ]; do sleep 0.01; done; done";
            String deaf = "sh -c 'trap \"\" TERM; " + spin("deaf") + "' & ";
            Process lakefront = host(family() + deaf + all);
            awaitFamily();
            awaitPid("deaf");
            lakefront.destroyForcibly().waitFor();
            Eventually.within(PLENTY, () -> processesIn(folder).isEmpty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"TERM", "KILL", ""})
        void takesTheOrphanWithItThatHasWipedTheMarker(String signal) throws Exception {
            Process lakefront = host(wiped() + ENDED + "until [ -e go ]; do sleep 0.01; done");
            awaitPid("wiped");
            awaitCollected("ended");
            if (signal.isEmpty()) {
                Files.createFile(folder.resolve("go"));
            } else {
                Processes.signal(signal, lakefront.pid());
            }
            lakefront.waitFor();
            if (signal.equals("KILL")) {
                Eventually.within(PLENTY, () -> processesIn(folder).isEmpty());
            }
            assertThat(processesIn(folder)).isEmpty();
        }

        @Test
        void collectsTheOrphanThatHasEnded() throws Exception {
            Process lakefront = host(ENDED + WAIT);
            awaitCollected("ended");
            assertThat(lakefront.isAlive()).isTrue();
            lakefront.destroy();
        }

        @Test
        void leavesAChildToItselfThatItHadBeforeTheApp() throws Exception {
            Process lakefront = hostAfter("sleep 300 & echo $! > older.pid; ", "exit 6");
            assertThat(lakefront.waitFor()).isEqualTo(6);
            assertThat(processesIn(folder)).containsExactly(pid("older"));
            Processes.signal("KILL", pid("older"));
        }

        @Test
        void leavesStandardStreamsAndStatusToTheApp() throws Exception {
            Process lakefront = host("cat; echo out of $WHO; echo err of $WHO >&2; exit 9");
            try (var stdin = lakefront.outputWriter()) {
                stdin.write("typed\n");
            }
            assertThat(lakefront.inputReader().readAllAsString()).isEqualTo("typed\nout of app\n");
            assertThat(lakefront.errorReader().readAllAsString()).isEqualTo("err of app\n");
            assertThat(lakefront.waitFor()).isEqualTo(9);
        }

        @Test
        void handsOnTheShellsBytesInAnyLocale() throws Exception {
            Process lakefront = host("printf %s \"$NAME\" | od -An -tx1; exit 0");
            assertThat(lakefront.inputReader().readAllAsString().strip()).isEqualTo("5a 6f c3 ab");
            assertThat(lakefront.waitFor()).isZero();
        }

        private Process host(String script) throws IOException {
            return hostAfter("", script);
        }

        private Process hostAfter(String before, String script) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "sh",
                                    "-c",
                                    before
                                            + "export LC_ALL=C NAME=$(printf 'Zo\\303\\253');"
                                            + " exec \"$@\"",
                                    "sh"));
            command.addAll(AppProcessHost.command("sh", "-c", script));
            return new ProcessBuilder(command).directory(folder.toFile()).start();
        }
    }

    /** A grandchild that its parent waits for, one that it does not, and a daemon. */
    private String family() throws IOException {
        Files.writeString(folder.resolve("daemon.py"), DAEMON);
        return "sh -c 'echo $$ > grand.pid; sleep 300; true' & "
                + "(sh -c 'echo $$ > orphan.pid; exec sleep 300' &); "
                + "python3 daemon.py; ";
    }

    private String wiped() throws IOException {
        Files.writeString(folder.resolve("wiped.py"), WIPED);
        return "python3 wiped.py; ";
    }

    private void awaitFamily() {
        awaitPid("grand");
        awaitPid("orphan");
        awaitPid("daemon");
    }

    private static String spin(String name) {
        return "echo $$ > " + name + ".pid; while :; do sleep 0.01; done";
    }

    private void awaitPid(String name) {
        Path file = folder.resolve(name + ".pid");
        Eventually.within(PLENTY, () -> file.toFile().length() > 0);
    }

    /** Lakefront has seen all orphans by then that are older. */
    private void awaitCollected(String name) throws IOException {
        awaitPid(name);
        Path process = Path.of("/proc/" + pid(name));
        Eventually.within(PLENTY, () -> Files.notExists(process));
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(name + ".pid")).strip());
    }

    private AppProcess start(String script) {
        return AppProcess.start(
                List.of("sh", "-c", script),
                folder,
                Map.of("PATH", path(), "WHO", "app"),
                AppOutput.inherited(),
                SHORT);
    }

    private int run(List<String> argv, Map<String, String> environment) {
        return AppProcess.start(argv, folder, environment, AppOutput.inherited())
                .exitStatus()
                .join();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    private static String path() {
        return System.getenv("PATH");
    }

    /** Every living process that works in the folder: the app's, wherever they have gone. */
    private static Set<Long> processesIn(Path folder) {
        Set<Long> pids = new TreeSet<>();
        ProcessHandle.allProcesses()
                .forEach(process -> {
                    if (isIn(folder, process.pid())) {
                        pids.add(process.pid());
                    }
                });
        return pids;
    }

    private static boolean isIn(Path folder, long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"))
                    .equals(folder.toRealPath());
        } catch (IOException e) {
            return false; // it has ended, or is another user's
        }
    }
}
