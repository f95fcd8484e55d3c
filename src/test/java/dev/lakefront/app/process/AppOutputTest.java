package dev.lakefront.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an app writes, as it arrives at the streams of a Lakefront of its own. */
@Timeout(60)
class AppOutputTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Runs its arguments at a terminal of 33 rows and 77 columns, and copies what that shows. */
    private static final String AT_A_TERMINAL =
            """
            import fcntl, os, pty, struct, sys, termios
            pid, screen = pty.fork()
            if pid == 0:
                size = struct.pack("HHHH", 33, 77, 0, 0)
                fcntl.ioctl(1, termios.TIOCSWINSZ, size)
                os.execvp(sys.argv[1], sys.argv[1:])
            while True:
                try:
                    shown = os.read(screen, 9999)
                except OSError:
                    break
                if not shown:
                    break
                if b"resize!" in shown:
                    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 44, 88, 0, 0))
                os.write(1, shown)
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """;

    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws IOException {
        Path real = folder.toRealPath();
        Processes.in(real).forEach(ProcessHandle::destroyForcibly);
        Eventually.within(SOON, () -> Processes.in(real).isEmpty());
    }

    @Test
    void everyByteArrivesOnItsOwnStream() throws Exception {
        byte[] out = randomBytes(3_000_000);
        byte[] err = randomBytes(2_000_000);
        Files.write(folder.resolve("out"), out);
        Files.write(folder.resolve("err"), err);
        Process lakefront = host("cat out & cat err >&2; wait");
        var errors = CompletableFuture.supplyAsync(() -> allOf(lakefront.getErrorStream()));
        assertThat(allOf(lakefront.getInputStream())).isEqualTo(out);
        assertThat(errors.join()).isEqualTo(err);
        assertThat(lakefront.waitFor()).isZero();
    }

    @Test
    void whatIsWrittenFirstArrivesFirstWhereBothStreamsLeadToOnePlace() throws Exception {
        Process lakefront =
                start(hostOf("for i in $(seq 300); do echo o$i; echo e$i >&2; done"), true);
        List<String> expected =
                IntStream.rangeClosed(1, 300)
                        .boxed()
                        .flatMap(i -> List.of("o" + i, "e" + i).stream())
                        .toList();
        assertThat(lakefront.inputReader().readAllAsString().lines())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aLineArrivesWhileTheAppRuns() throws Exception {
        Process lakefront = host("printf 'no line end'; until [ -e go ]; do sleep 0.01; done");
        assertThat(lakefront.getInputStream().readNBytes(11)).asString().isEqualTo("no line end");
        Files.createFile(folder.resolve("go"));
        assertThat(lakefront.waitFor()).isZero();
    }

    @Test
    void theLastWordsOfThoseWhoOutliveTheFirstProcessArrive() throws Exception {
        String heir =
                "(trap 'sleep 0.3; echo last words; exit' TERM; touch up;"
                        + " while :; do sleep 0.01; done) & ";
        Process lakefront = host(heir + "until [ -e up ]; do sleep 0.01; done; echo first");
        assertThat(lakefront.inputReader().readAllAsString()).isEqualTo("first\nlast words\n");
    }

    @Test
    void aProcessThatNobodyCanEndDoesNotHoldUpTheEnd() throws Exception {
        // without adoption, and without the marker: it keeps the streams, and is not found
        String escape = "(env -i /bin/sleep 300 &); echo gone; exit 4";
        List<String> command = hostOf(escape);
        command.add(1, "-Dadoption=false");
        Process lakefront = start(command, false);
        assertThat(lakefront.waitFor(SOON)).isTrue();
        assertThat(lakefront.exitValue()).isEqualTo(4);
        assertThat(lakefront.inputReader().readLine()).isEqualTo("gone");
    }

    @Test
    void whenNobodyReadsAnyMoreTheAppHearsOfIt() throws Exception {
        Process lakefront = host("while :; do echo again; done");
        try (var reader = lakefront.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("again");
        }
        assertThat(lakefront.waitFor()).isEqualTo(128 + 13); // SIGPIPE
    }

    @Test
    void atATerminalTheAppIsAtATerminalOfThatSize() throws Exception {
        String app =
                """
                import os, sys, time
                print(sys.stdout.isatty(), sys.stderr.isatty(), tuple(os.get_terminal_size()))
                print("\\x1b[31mresize!\\x1b[0m")
                while os.get_terminal_size().lines != 44: time.sleep(0.01)
                print(tuple(os.get_terminal_size()), end="")
                """;
        Files.writeString(folder.resolve("app.py"), app);
        List<String> command = new ArrayList<>(List.of("python3", "-c", AT_A_TERMINAL));
        command.addAll(hostOf("exec python3 app.py"));
        Process lakefront = start(command, false);
        assertThat(new String(allOf(lakefront.getInputStream()), UTF_8))
                .isEqualTo("True True (77, 33)\r\n\u001b[31mresize!\u001b[0m\r\n(88, 44)");
        assertThat(lakefront.waitFor()).isZero();
    }

    @Test
    void atATerminalEveryByteArrives() throws Exception {
        Files.writeString(folder.resolve("text"), "0123456789".repeat(30_000));
        List<String> command = new ArrayList<>(List.of("python3", "-c", AT_A_TERMINAL));
        command.addAll(hostOf("cat text; printf 'the end'"));
        Process lakefront = start(command, false);
        assertThat(new String(allOf(lakefront.getInputStream()), UTF_8))
                .hasSize(300_007)
                .endsWith("789the end");
    }

    private Process host(String script) throws IOException {
        return start(hostOf(script), false);
    }

    private static List<String> hostOf(String script) {
        return AppProcessHost.command("sh", "-c", script);
    }

    private Process start(List<String> command, boolean oneStream) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(oneStream)
                .start();
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] allOf(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
