package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.folder.BuildFile;
import dev.lakefront.problem.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How uv makes the Python environment that the app has deployed. A {@code requirements.txt} comes
 * upon the platform's libraries; a {@code uv.lock} stands for itself, and only counts without one.
 *
 * @param venv where it is made
 * @param stage the steps that make it
 * @param launcher what the start command is put behind
 * @param debugLauncher the same for a run with a debugger
 * @param warnings where it will not be what the platform has
 */
public record PythonEnvironment(
        VirtualEnvironment venv,
        BuildStage stage,
        List<String> launcher,
        List<String> debugLauncher,
        List<Warning> warnings) {
    /** The platform's Python is 3.11. */
    private static final int MINOR = 11;

    static final String VERSION = "3." + MINOR;

    public PythonEnvironment {
        launcher = List.copyOf(launcher);
        debugLauncher = List.copyOf(debugLauncher);
        warnings = List.copyOf(warnings);
    }

    /**
     * The one that the folder asks for, as it is now; null if it asks for none.
     *
     * @param preinstalled whether the platform's libraries are wanted
     */
    static @Nullable PythonEnvironment of(AppFolder folder, boolean preinstalled) {
        if (folder.has(BuildFile.REQUIREMENTS)) {
            return ofPip(folder, preinstalled);
        }
        if (folder.has(BuildFile.PYPROJECT) && folder.has(BuildFile.UV_LOCK)) {
            return ofLock(folder);
        }
        return folder.kind() == AppKind.PYTHON ? ofPip(folder, preinstalled) : null;
    }

    /** The environment's absolute path. */
    public Path path() {
        return venv.path();
    }

    private static PythonEnvironment ofPip(AppFolder folder, boolean preinstalled) {
        VirtualEnvironment venv = VirtualEnvironment.in(folder.path());
        List<BuildStep> steps = new ArrayList<>();
        if (preinstalled) {
            steps.add(installation());
        }
        if (folder.has(BuildFile.REQUIREMENTS)) {
            steps.add(BuildStep.of("uv", "pip", "install", "-r", "requirements.txt"));
        }
        List<String> launcher = new ArrayList<>(List.of("uv", "run"));
        if (isInProject(venv.path())) {
            launcher.add("--no-project"); // else uv would install that, and run the app in it
        }
        return new PythonEnvironment(
                venv,
                new BuildStage(BuildStage.Kind.PYTHON, making(venv), steps),
                launcher,
                preinstalled ? launcher : withDebugger(launcher),
                warningsOf(venv));
    }

    private static PythonEnvironment ofLock(AppFolder folder) {
        VirtualEnvironment venv = VirtualEnvironment.in(folder.path());
        boolean takesThePlatforms =
                !folder.has(BuildFile.PYTHON_VERSION)
                        && RequiresPython.ofLock(folder.path().resolve("uv.lock")).admits(MINOR);
        List<String> launcher = List.of("uv", "run");
        return new PythonEnvironment(
                venv,
                new BuildStage(
                        BuildStage.Kind.PYTHON,
                        takesThePlatforms ? making(venv) : List.of(),
                        List.of(BuildStep.of("uv", "sync"))),
                launcher,
                withDebugger(launcher),
                takesThePlatforms ? warningsOf(venv) : List.of());
    }

    /** One that is there is kept: it may be the user's own. */
    private static List<BuildStep> making(VirtualEnvironment venv) {
        if (venv.isUsable()) {
            return List.of();
        }
        List<String> usual = new ArrayList<>(List.of("uv", "venv"));
        if (venv.exists()) {
            usual.add("--allow-existing");
        }
        List<String> wanted = new ArrayList<>(usual);
        wanted.addAll(List.of("--python", VERSION));
        return List.of(new BuildStep(wanted, usual));
    }

    private static BuildStep installation() {
        List<String> argv = new ArrayList<>(List.of("uv", "pip", "install"));
        argv.addAll(PlatformLibraries.ALL);
        argv.addAll(PlatformLibraries.HELD_BACK);
        argv.add(PlatformLibraries.DEBUGGER);
        return new BuildStep(argv, List.of());
    }

    private static List<String> withDebugger(List<String> launcher) {
        List<String> argv = new ArrayList<>(launcher);
        argv.addAll(List.of("--with", PlatformLibraries.DEBUGGER));
        return argv;
    }

    /** Whether uv would take the folder for a part of a project, its own or one above. */
    private static boolean isInProject(Path venv) {
        for (Path at = venv.getParent(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(BuildFile.PYPROJECT.fileName()))) {
                return true;
            }
        }
        return false;
    }

    private static List<Warning> warningsOf(VirtualEnvironment venv) {
        String version = venv.isUsable() ? venv.pythonVersion() : null;
        return version == null || isPlatforms(version)
                ? List.of()
                : List.of(
                        new Warning(
                                "the app gets Python " + version + "; deployed it gets " + VERSION,
                                VirtualEnvironment.NAME,
                                "remove that folder, and --build makes one with "
                                        + VERSION
                                        + " if it can be had"));
    }

    static boolean isPlatforms(String version) {
        return version.equals(VERSION) || version.startsWith(VERSION + ".");
    }
}
