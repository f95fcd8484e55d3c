package dev.lakefront.app.build;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.LastLines;
import dev.lakefront.app.process.AppProcess;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A preparation being carried out: its steps one after the other, but not those of stages that were
 * done before from what is there now.
 */
public final class Build {
    private final Preparation preparation;
    private final Map<String, String> environment;
    private final Function<LastLines, AppOutput> output;
    private final BuildProgress progress;
    private volatile @Nullable AppProcess running;
    private volatile boolean killed;

    /**
     * @param environment of every step
     * @param output what becomes of that which a step writes
     */
    public Build(
            Preparation preparation,
            Map<String, String> environment,
            Function<LastLines, AppOutput> output,
            BuildProgress progress) {
        this.preparation = preparation;
        this.environment = Map.copyOf(environment);
        this.output = output;
        this.progress = progress;
    }

    /**
     * Runs the steps. Interrupted, it ends the step that runs, and what that has started, before it
     * throws.
     *
     * @throws ProblemException naming the first step that fails; the others are not run
     */
    public void run() throws InterruptedException {
        BuildRecord record = new BuildRecord(preparation.folder(), environment);
        List<BuildStage> due = due(record);
        due.forEach(record::forget);
        for (BuildStage stage : due) {
            for (BuildStep step : stage.steps()) {
                run(step);
            }
            record.keep(stage);
        }
        if (due.isEmpty()) {
            progress.upToDate();
        }
        tellOfDifferences(due);
    }

    /** Has the end of a step that was interrupted take no more time: SIGKILL. Returns at once. */
    public void kill() {
        killed = true;
        AppProcess process = running;
        if (process != null) {
            process.kill();
        }
    }

    /** From the first that is not done: the later ones work with what the earlier ones leave. */
    private List<BuildStage> due(BuildRecord record) {
        List<BuildStage> stages = preparation.stages();
        int done = 0;
        while (done < stages.size() && record.holds(stages.get(done))) {
            done++;
        }
        return stages.subList(done, stages.size());
    }

    private void run(BuildStep step) throws InterruptedException {
        progress.running(step);
        LastLines lines = new LastLines();
        int status = statusOf(step, lines);
        if (status == 0) {
            return;
        }
        if (step.otherwise().isEmpty()) {
            throw new ProblemException(
                    Problem.of(
                            step + " failed with exit code " + status,
                            BuildAdvice.of(lines.lines())));
        }
        run(new BuildStep(step.otherwise(), List.of()));
    }

    private int statusOf(BuildStep step, LastLines lines) throws InterruptedException {
        AppProcess process =
                AppProcess.start(
                        step.argv(), preparation.folder(), environment, output.apply(lines));
        running = process;
        if (killed) {
            process.kill(); // while it was being started
        }
        try {
            return process.exitStatus().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exit status cannot fail", e);
        } finally {
            process.stop();
        }
    }

    private void tellOfDifferences(List<BuildStage> done) {
        PythonEnvironment python = preparation.python();
        if (python != null && done.contains(python.stage())) {
            tellOfOtherPython(python);
        }
        if (done.stream().anyMatch(stage -> stage.kind() == BuildStage.Kind.NODE_PACKAGES)) {
            tellOfOtherNode();
        }
    }

    private void tellOfOtherNode() {
        String difference =
                NodeVersion.difference(NodeVersion.in(preparation.folder(), environment));
        if (difference != null) {
            progress.differs(difference);
        }
    }

    /** Only of one that was made now: what was there before is a warning of the preparation. */
    private void tellOfOtherPython(PythonEnvironment python) {
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
