package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
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
}
