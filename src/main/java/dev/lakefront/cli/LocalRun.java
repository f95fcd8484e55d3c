package dev.lakefront.cli;

import dev.lakefront.run.RunOptions;
import dev.lakefront.run.RunPlan;
import dev.lakefront.run.RunPlanner;
import dev.lakefront.run.RunSession;
import dev.lakefront.run.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;

/** Runs an app on this machine until it ends, or until a signal ends it. */
final class LocalRun implements RunCommand {
    @Override
    public int run(RunOptions options, Console console) {
        RunPlan plan = RunPlanner.plan(options, surroundings());
        RunSession session = new RunSession(plan, new RunTranscript(console));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session), "stop-run"));
        try {
            return session.run();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.number();
        }
    }

    /** On SIGINT, SIGTERM and SIGHUP: the VM ends, with 128 plus the signal, when this returns. */
    private static void stop(RunSession session) {
        try {
            session.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                ShellEnvironment.restored(System.getenv()),
                Path.of(System.getProperty("user.home")),
                Version.number(),
                InstantSource.system());
    }
}
