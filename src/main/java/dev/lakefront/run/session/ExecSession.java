package dev.lakefront.run.session;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.StandardStreams;
import dev.lakefront.app.process.AppProcess;
import dev.lakefront.app.process.Executable;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.plan.RunPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A command that runs beside an app: the app is started and awaited, then the command, and the app
 * is ended when that has.
 */
public final class ExecSession implements Session {
    /** Where the command finds the app: {@code http://localhost:PORT}. */
    public static final String URL_VARIABLE = "LAKEFRONT_URL";

    private static final Path HERE = Path.of("");

    private final RunPlan plan;
    private final List<String> command;
    private final RunEvents events;
    private final CompletableFuture<RunSession> app = new CompletableFuture<>();
    private final CompletableFuture<RunWorkspace> ready = new CompletableFuture<>();
    private boolean stopped;
    private volatile @Nullable AppProcess running;

    /**
     * @param command the program and its arguments
     * @throws ProblemException if there is no such program; nothing has been started then
     */
    public ExecSession(RunPlan plan, List<String> command, RunEvents events) {
        requireProgram(command.getFirst(), plan);
        this.plan = plan;
        this.command = List.copyOf(command);
        this.events = events;
    }

    /**
     * Runs the command to its end; nothing that was started is left then.
     *
     * @return the command's exit status
     * @throws ProblemException if the app cannot be started, ends before it listens or does not
     *     listen in time, or the command cannot be started
     * @throws InterruptedException if {@link #stop} came first
     */
    @Override
    public int run() throws InterruptedException {
        Thread.ofPlatform().daemon().name("exec-app").start(this::runApp);
        try {
            return runCommand(whenReady());
        } finally {
            app.join().stop();
        }
    }

    /** Ends the command, then the app. */
    @Override
    public void stop() throws InterruptedException {
        AppProcess process = forbidStart();
        if (process != null) {
            process.stop();
        }
        app.join().stop();
    }

    @Override
    public void kill() {
        AppProcess process = running;
        if (process != null) {
            process.kill();
        }
        app.join().kill();
    }

    private static void requireProgram(String program, RunPlan plan) {
        if (!Executable.isThere(program, HERE, plan.surroundings().shell())) {
            throw new ProblemException(
                    Problem.of(
                            program + ": no such program for exec to run; nothing was started",
                            "write what your shell would run behind --, for example -- pytest"));
        }
    }

    private void runApp() {
        RunSession session = new RunSession(plan, events, StandardStreams.ASIDE);
        session.ready().whenComplete(this::settle);
        app.complete(session);
        try {
            int status = session.run();
            ready.completeExceptionally(new ProblemException(endedTooSoon(status)));
        } catch (InterruptedException | RuntimeException failure) {
            ready.completeExceptionally(failure);
        }
    }

    private void settle(@Nullable RunWorkspace workspace, @Nullable Throwable failure) {
        if (workspace != null) {
            ready.complete(workspace);
        } else if (failure instanceof CompletionException late
                && late.getCause() instanceof TimeoutException) {
            ready.completeExceptionally(new ProblemException(notReady()));
        } // else the app has ended, and runApp tells how
    }

    private Problem notReady() {
        return Problem.of(
                "the app does not listen on port "
                        + plan.ports().app()
                        + " after "
                        + plan.door().limits().appStart().toSeconds()
                        + " s: the command was not run",
                "have it listen on the port that DATABRICKS_APP_PORT names; or give it longer: --hold 5m");
    }

    private static Problem endedTooSoon(int status) {
        return Problem.of(
                "the app ended before it listened (exit code "
                        + status
                        + "): the command was not run",
                "mend the app: what it wrote stands above");
    }

    private RunWorkspace whenReady() throws InterruptedException {
        try {
            return ready.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stop) {
                throw stop;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private int runCommand(RunWorkspace workspace) throws InterruptedException {
        return start(environment(workspace)).exitStatus().join();
    }

    /** At once with {@link #stop}, which must know what it is to end. */
    private synchronized AppProcess start(Map<String, String> environment)
            throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
        AppProcess process = AppProcess.start(command, HERE, environment, AppOutput.inherited());
        running = process;
        return process;
    }

    /** From now on the command is not started; if it was, here it is. */
    private synchronized @Nullable AppProcess forbidStart() {
        stopped = true;
        return running;
    }

    private Map<String, String> environment(RunWorkspace workspace) {
        Map<String, String> environment = new HashMap<>(plan.surroundings().shell());
        environment.keySet().removeAll(RunPlan.HIDDEN_FROM_APP);
        environment.putAll(workspace.developerVariables());
        environment.put(URL_VARIABLE, plan.url());
        return environment;
    }
}
