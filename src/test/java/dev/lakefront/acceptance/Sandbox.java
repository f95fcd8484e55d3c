package dev.lakefront.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.FreePort;
import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.Network;
import dev.lakefront.testing.Processes;
import dev.lakefront.testing.StandInWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A developer's machine for one test: a home directory, an app's folder, two free ports, a
 * workspace, and a shell that is logged in to it. Whatever a test leaves running ends with it.
 */
final class Sandbox implements BeforeEachCallback, AfterEachCallback {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private final Path root = newFolder();
    private final Path app = root.resolve("app");
    private final Path home = root.resolve("home");
    private final Map<String, String> shell = new TreeMap<>();
    private final List<LakefrontCommand> started = new ArrayList<>();
    private final StandInWorkspace workspace = new StandInWorkspace(0);
    private final int port = FreePort.next();
    private final int appPort = FreePort.next();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        LakefrontCommand.build();
        Files.createDirectories(app);
        Files.createDirectories(home);
        Path programs = Files.createDirectories(root.resolve("bin"));
        for (String name : List.of("python", "python3")) {
            Files.createSymbolicLink(programs.resolve(name), Python.INTERPRETER);
        }
        shell.put("PATH", programs + ":" + System.getenv("PATH"));
        shell.put("HOME", home.toString());
        shell.put("LANG", "C.UTF-8");
        shell.putAll(Network.ofThisProcess().variables());
        loggedIn();
    }

    /** The shell has a service principal's login in its environment. */
    Sandbox loggedIn() {
        return export("DATABRICKS_HOST", workspace.url())
                .export("DATABRICKS_CLIENT_ID", StandInWorkspace.CLIENT_ID)
                .export("DATABRICKS_CLIENT_SECRET", StandInWorkspace.CLIENT_SECRET);
    }

    /** The shell has no login in its environment. */
    Sandbox loggedOut() {
        shell.keySet().removeIf(name -> name.startsWith("DATABRICKS_"));
        return this;
    }

    Sandbox export(String name, String value) {
        shell.put(name, value);
        return this;
    }

    /** Makes a program that the shell finds before any other of that name. */
    Path program(String name, String script) {
        return executable("../bin/" + name, script);
    }

    Path executable(String name, String script) {
        Path file = file(name, script);
        if (!file.toFile().setExecutable(true)) {
            throw new AssertionError(file + " cannot be made executable");
        }
        return file;
    }

    /** Writes a file of the app. */
    Path file(String name, String text) {
        try {
            Path file = app.resolve(name).normalize();
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The app is one that answers with what it gets: see {@code mirror.py}. */
    Sandbox withMirror() {
        return withMirrorFile().withCommand("python3", "mirror.py");
    }

    /** The mirror is there, for the app to start. */
    Sandbox withMirrorFile() {
        file("mirror.py", resource("mirror.py"));
        return this;
    }

    /** The app is a script for {@code sh}. */
    Sandbox withScript(String script) {
        file("app.sh", script);
        return withCommand("sh", "app.sh");
    }

    Sandbox withCommand(String... argv) {
        file("app.yaml", "command: [\"" + String.join("\", \"", argv) + "\"]\n");
        return this;
    }

    static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Sandbox.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code lakefront run-local} in the app's folder, on this sandbox's ports. */
    LakefrontCommand run(String... flags) {
        return lakefront(withPorts(flags));
    }

    /** The arguments of {@link #run}. */
    List<String> withPorts(String... flags) {
        var arguments = new ArrayList<>(List.of("run-local"));
        arguments.addAll(List.of("--port", text(port), "--app-port", text(appPort)));
        arguments.addAll(List.of(flags));
        return arguments;
    }

    /** Starts {@code lakefront} in the app's folder. */
    LakefrontCommand lakefront(List<String> arguments) {
        return lakefrontIn(app, arguments);
    }

    LakefrontCommand lakefrontIn(Path folder, List<String> arguments) {
        return kept(LakefrontCommand.start(folder, shell, arguments));
    }

    /** As a terminal starts a command: leader of a process group, Ctrl-C and SIGHUP not ignored. */
    LakefrontCommand runAsInATerminal(String... flags) {
        String terminal =
                "import os, signal, sys; os.setsid();"
                        + " signal.signal(signal.SIGINT, signal.SIG_DFL);"
                        + " signal.signal(signal.SIGHUP, signal.SIG_DFL);"
                        + " os.execv(sys.argv[1], sys.argv[1:])";
        return kept(
                LakefrontCommand.startThrough(
                        List.of(Python.INTERPRETER.toString(), "-c", terminal),
                        app,
                        shell,
                        withPorts(flags)));
    }

    /** With a terminal of its own at both ends: all that it writes is its standard output. */
    LakefrontCommand runAtATerminal(String... flags) {
        String terminal = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)";
        return kept(
                LakefrontCommand.startThrough(
                        List.of(Python.INTERPRETER.toString(), "-c", terminal),
                        app,
                        shell,
                        withPorts(flags)));
    }

    private LakefrontCommand kept(LakefrontCommand command) {
        started.add(command);
        return command;
    }

    HttpAnswer get(String target, String... fields) {
        return HttpAnswer.get(port, target, fields);
    }

    /** Asks the mirror for its home page, and returns what it got. */
    Mirrored mirrored(String... fields) {
        HttpAnswer answer = get("/", fields);
        if (answer.status() != 200) {
            throw new AssertionError("not from the app: " + answer);
        }
        return Mirrored.read(answer.body());
    }

    /** What an app has written to a file in its folder. */
    String read(String name) {
        try {
            return Files.readString(app.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return Files.exists(app.resolve(name));
    }

    /** Waits until an app has written something to a file in its folder. */
    String await(String name) {
        Eventually.within(PLENTY, () -> app.resolve(name).toFile().length() > 0);
        return read(name);
    }

    /** Waits until an app has made a file in its folder. */
    void awaitFile(String name) {
        Eventually.within(PLENTY, () -> has(name));
    }

    /** Whether any process works in the app's folder, Lakefront included. */
    boolean isQuiet() {
        return Processes.in(app).isEmpty();
    }

    /** Waits until no process works in the app's folder. */
    void awaitQuiet(Duration limit) {
        Eventually.within(limit, this::isQuiet);
    }

    Path app() {
        return app;
    }

    /** What holds home, app and programs. */
    Path root() {
        return root;
    }

    Path home() {
        return home;
    }

    Map<String, String> shell() {
        return shell;
    }

    StandInWorkspace workspace() {
        return workspace;
    }

    int port() {
        return port;
    }

    int appPort() {
        return appPort;
    }

    static String text(int number) {
        return Integer.toString(number);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        started.forEach(LakefrontCommand::close);
        Eventually.within(
                PLENTY,
                () -> {
                    List<ProcessHandle> left = Processes.in(root);
                    left.forEach(ProcessHandle::destroyForcibly);
                    return left.isEmpty();
                });
        workspace.close();
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("lakefront-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real interpreter, past any version manager's stand-in, which takes longer to start. */
    private static final class Python {
        static final Path INTERPRETER = find();

        private static Path find() {
            var ask = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)");
            try {
                return Path.of(ask.start().inputReader().readAllAsString().strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
