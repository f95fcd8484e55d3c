package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.variable.PortVariable;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The argv that starts the app. No shell reads it; of all variables only the app's port is filled
 * in, as on the platform.
 *
 * @param argv the program, looked up in the app's {@code PATH}, and its arguments
 */
public record StartCommand(List<String> argv) {
    public StartCommand {
        argv = List.copyOf(argv);
    }

    /**
     * How the user wants the app to be started.
     *
     * @param appPort where the app is to listen
     * @param debugPort where a debugger will attach; null for a run without one
     * @param preparation what makes the environment that the command needs; null if nothing does
     */
    public record Options(
            int appPort, @Nullable Integer debugPort, @Nullable Preparation preparation) {}

    /** Programs that find the environment by themselves. */
    private static final Set<String> UV = Set.of("uv", "uvx");

    /**
     * The spec's command, else the default for the kind of app.
     *
     * @throws ProblemException if there is neither
     */
    public static StartCommand of(AppSpec spec, AppFolder folder, Options options) {
        List<String> declared =
                spec.command().isEmpty() ? defaultFor(folder) : withPort(spec, options.appPort());
        List<String> argv =
                switch (folder.kind()) {
                    case PYTHON -> underDebugger(declared, options.debugPort());
                    case NODE -> declared;
                };
        return new StartCommand(inEnvironment(argv, options));
    }

    private static List<String> defaultFor(AppFolder folder) {
        return switch (folder.kind()) {
            case NODE -> List.of("npm", "run", "start");
            case PYTHON -> {
                if (folder.pythonFiles().isEmpty()) {
                    throw new ProblemException(
                            Problem.of(
                                    "no python file found",
                                    "add a *.py file, or a command: to app.yaml, or start in the"
                                            + " folder of the app"));
                }
                yield List.of("python", folder.pythonFiles().getFirst());
            }
        };
    }

    private static List<String> withPort(AppSpec spec, int port) {
        List<String> argv = new ArrayList<>();
        for (String element : spec.command()) {
            argv.add(PortVariable.replaceIn(element, port));
        }
        return argv;
    }

    private static List<String> underDebugger(List<String> declared, @Nullable Integer port) {
        if (port == null) {
            return declared;
        }
        boolean interpreter = declared.getFirst().equals("python");
        List<String> argv = new ArrayList<>();
        argv.addAll(List.of("python", "-m", "debugpy", "--listen", port.toString()));
        if (!interpreter) {
            argv.add("-m");
        }
        argv.addAll(interpreter ? declared.subList(1, declared.size()) : declared);
        return argv;
    }

    private static List<String> inEnvironment(List<String> command, Options options) {
        Preparation preparation = options.preparation();
        PythonEnvironment python = preparation == null ? null : preparation.python();
        if (python == null || UV.contains(command.getFirst())) {
            return command;
        }
        List<String> argv =
                new ArrayList<>(
                        options.debugPort() == null ? python.launcher() : python.debugLauncher());
        argv.addAll(command);
        return argv;
    }

    /** The line that shows the command to the user. */
    @Override
    public String toString() {
        return String.join(" ", argv);
    }
}
