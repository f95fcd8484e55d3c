package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.LastLines;
import dev.lakefront.app.output.StandardStreams;
import dev.lakefront.app.process.AppProcess;
import dev.lakefront.app.process.Executable;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --build} does before the app is started: the platform's build, in its order.
 *
 * @param folder where the steps run
 * @param python the app's Python environment; null for an app without one
 * @param stages in the order in which they are done
 */
public record Preparation(
        Path folder, @Nullable PythonEnvironment python, List<BuildStage> stages) {
    public Preparation {
        stages = List.copyOf(stages);
    }

    /**
     * The steps that the folder asks for, as it is now.
     *
     * @param preinstalled whether the platform's Python libraries are wanted
     */
    public static Preparation of(AppFolder folder, boolean preinstalled) {
        boolean isNode = folder.kind() == AppKind.NODE;
        PythonEnvironment python = PythonEnvironment.of(folder, preinstalled);
        List<BuildStage> stages = new ArrayList<>();
        if (isNode) {
            stages.add(
                    BuildStage.of(
                            BuildStage.Kind.NODE_PACKAGES, NodePackages.installation(folder)));
        }
        if (python != null) {
            stages.add(python.stage());
        }
        if (folder.npm().scripts().contains("build")) {
            stages.add(BuildStage.of(BuildStage.Kind.SCRIPT, BuildStep.of("npm", "run", "build")));
        }
        return new Preparation(folder.path(), python, stages);
    }

    /** All that may have to run, in order. */
    public List<BuildStep> steps() {
        List<BuildStep> steps = new ArrayList<>();
        stages.forEach(stage -> steps.addAll(stage.steps()));
        return steps;
    }

    public List<Warning> warnings() {
        return python == null ? List.of() : python.warnings();
    }

    /**
     * Looks for the programs of the steps.
     *
     * @param environment of the steps
     * @param problems gets one for each that is not there
     */
    public void locatePrograms(Map<String, String> environment, List<Problem> problems) {
        Set<String> programs = new LinkedHashSet<>();
        steps().forEach(step -> programs.add(step.argv().getFirst()));
        for (String program : programs) {
            try {
                Executable.locate(program, folder, environment);
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
    }

    /**
     * Runs the steps one after the other, with our own standard streams; but not those of stages
     * that were done before from what is there now. Interrupted, it ends the step that runs, and
     * what that has started, before it throws.
     *
     * @param environment of every step
     * @throws ProblemException naming the first step that fails; the others are not run
     */
    public void run(Map<String, String> environment, BuildProgress progress)
            throws InterruptedException {
        BuildRecord record = new BuildRecord(folder, environment);
        List<BuildStage> due = due(record);
        due.forEach(record::forget);
        for (BuildStage stage : due) {
            for (BuildStep step : stage.steps()) {
                run(step, environment, progress);
            }
            record.keep(stage);
        }
        if (due.isEmpty()) {
            progress.upToDate();
        }
        if (python != null && due.contains(python.stage())) {
            tellOfOtherPython(python, progress);
        }
        if (due.stream().anyMatch(stage -> stage.kind() == BuildStage.Kind.NODE_PACKAGES)) {
            tellOfOtherNode(environment, progress);
        }
    }

    /** From the first that is not done: the later ones work with what the earlier ones leave. */
    private List<BuildStage> due(BuildRecord record) {
        int done = 0;
        while (done < stages.size() && record.holds(stages.get(done))) {
            done++;
        }
        return stages.subList(done, stages.size());
    }

    private void run(BuildStep step, Map<String, String> environment, BuildProgress progress)
            throws InterruptedException {
        progress.running(step);
        LastLines output = new LastLines();
        int status = statusOf(step, environment, output);
        if (status == 0) {
            return;
        }
        if (step.otherwise().isEmpty()) {
            throw new ProblemException(
                    Problem.of(
                            step + " failed with exit code " + status,
                            BuildAdvice.of(output.lines())));
        }
        run(new BuildStep(step.otherwise(), List.of()), environment, progress);
    }

    private int statusOf(BuildStep step, Map<String, String> environment, LastLines output)
            throws InterruptedException {
        AppProcess process =
                AppProcess.start(
                        step.argv(),
                        folder,
                        environment,
                        AppOutput.keptIn(output, StandardStreams.OURS));
        try {
            return process.exitStatus().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exit status cannot fail", e);
        } finally {
            process.stop();
        }
    }

    private void tellOfOtherNode(Map<String, String> environment, BuildProgress progress) {
        String difference = NodeVersion.difference(NodeVersion.in(folder, environment));
        if (difference != null) {
            progress.differs(difference);
        }
    }

    /** Only of one that was made now: what was there before is one of the {@link #warnings()}. */
    private static void tellOfOtherPython(PythonEnvironment python, BuildProgress progress) {
        String version = python.venv().pythonVersion();
        if (!python.stage().making().isEmpty()
                && version != null
                && !PythonEnvironment.isPlatforms(version)) {
            progress.differs(
                    "the app gets Python "
                            + version
                            + ", as "
                            + PythonEnvironment.VERSION
                            + ", which it gets deployed, cannot be had: uv python install "
                            + PythonEnvironment.VERSION);
        }
    }
}
