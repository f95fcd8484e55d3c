package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.process.AppProcess;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * What {@code --prepare-environment} does before the app is started.
 *
 * @param folder where the steps run
 * @param steps the argv of each, in order
 */
public record Preparation(AppFolder folder, List<List<String>> steps) {
    /**
     * What {@code databricks apps run-local} installs for every Python app: the platform's
     * libraries, with a connector that needs no compiler, and {@code debugpy}. It leaves out the
     * platform's {@code huggingface-hub}; gradio 4 then gets one that it cannot be imported with.
     */
    private static final List<String> PLATFORM_LIBRARIES =
            List.of(
                    "databricks-sql-connector==3.7.3",
                    "databricks-sdk==0.33.0",
                    "mlflow-skinny==2.16.2",
                    "gradio==4.44.0",
                    "streamlit==1.38.0",
                    "shiny==1.1.0",
                    "dash==2.18.1",
                    "Flask==3.0.3",
                    "fastapi==0.115.0",
                    "uvicorn[standard]==0.30.6",
                    "gunicorn==23.0.0",
                    "dash-ag-grid==31.2.0",
                    "dash-mantine-components==0.14.4",
                    "dash-bootstrap-components==1.6.0",
                    "plotly==5.24.1",
                    "plotly-resampler==0.10.0",
                    "debugpy",
                    "huggingface-hub==0.35.3");

    public Preparation {
        steps = List.copyOf(steps);
    }

    /** The steps that the folder asks for, as it is now. */
    public static Preparation of(AppFolder folder) {
        return new Preparation(
                folder,
                switch (folder.kind()) {
                    case PYTHON -> pythonSteps(folder);
                    case NODE -> nodeSteps(folder);
                });
    }

    private static List<List<String>> pythonSteps(AppFolder folder) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(venv(folder.path()));
        List<String> libraries = new ArrayList<>(List.of("uv", "pip", "install"));
        libraries.addAll(PLATFORM_LIBRARIES);
        steps.add(List.copyOf(libraries));
        if (folder.requirements()) {
            steps.add(List.of("uv", "pip", "install", "-r", "requirements.txt"));
        }
        return steps;
    }

    /** uv refuses to touch a {@code .venv} that is already there unless it is told to keep it. */
    private static List<String> venv(Path folder) {
        return Files.exists(folder.resolve(".venv"))
                ? List.of("uv", "venv", "--allow-existing")
                : List.of("uv", "venv");
    }

    private static List<List<String>> nodeSteps(AppFolder folder) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(List.of("npm", "install"));
        if (folder.npmScripts().contains("build")) {
            steps.add(List.of("npm", "run", "build"));
        }
        return steps;
    }

    /**
     * Runs the steps one after the other, with our own standard streams. Interrupted, it ends the
     * step that runs, and what that has started, before it throws.
     *
     * @param environment of every step
     * @throws ProblemException naming the first step that fails; the others are not run
     */
    public void run(Map<String, String> environment) throws InterruptedException {
        for (List<String> step : steps) {
            int status = runStep(step, environment);
            if (status != 0) {
                throw new ProblemException(
                        Problem.of(
                                nameOf(step) + " failed with exit code " + status,
                                "its own output, above, says why"));
            }
        }
    }

    private int runStep(List<String> step, Map<String, String> environment)
            throws InterruptedException {
        AppProcess process = AppProcess.start(step, folder.path(), environment);
        try {
            return process.exitStatus().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exit status cannot fail", e);
        } finally {
            process.stop();
        }
    }

    /** The list of libraries is too long to be read in a message. */
    private static String nameOf(List<String> step) {
        int shown = 5;
        return step.size() <= shown
                ? String.join(" ", step)
                : String.join(" ", step.subList(0, shown)) + " …";
    }
}
