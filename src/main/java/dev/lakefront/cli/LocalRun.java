package dev.lakefront.cli;

import dev.lakefront.cli.process.Console;
import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.cli.process.ProcessSignal;
import dev.lakefront.cli.process.SecondSignal;
import dev.lakefront.cli.process.ThisProcess;
import dev.lakefront.cli.process.TypedInput;
import dev.lakefront.cli.report.RunJson;
import dev.lakefront.cli.report.RunTranscript;
import dev.lakefront.cli.request.RunCommand;
import dev.lakefront.machine.Terminal;
import dev.lakefront.run.explain.RunExplanation;
import dev.lakefront.run.option.LogFormat;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.plan.RunPlanner;
import dev.lakefront.run.session.ExecSession;
import dev.lakefront.run.session.RunEvents;
import dev.lakefront.run.session.RunSession;
import dev.lakefront.run.session.Session;
import java.time.InstantSource;
import java.util.List;

/** Runs an app on this machine until it ends, or until a signal ends it. */
final class LocalRun implements RunCommand {
    @Override
    public int run(RunOptions options, Console console) {
        RunPlan plan = RunPlanner.settled(options, ThisProcess.surroundings());
        boolean typed = options.keys() && Terminal.isThere();
        RunEvents events = events(plan, console, typed);
        events.planned(plan);
        RunSession session = new RunSession(plan, events, typed);
        beside("renewal-signal", () -> ProcessSignal.listen("USR1", session::renewToken));
        if (typed) {
            TypedInput.listen(
                    System.in, session.appInput(), session::takesInput, session::renewToken);
        }
        return carryThrough(session);
    }

    @Override
    public int exec(RunOptions options, List<String> command, Console console) {
        RunPlan plan = RunPlanner.settled(options, ThisProcess.surroundings());
        RunEvents events = events(plan, console, false);
        events.planned(plan);
        return carryThrough(new ExecSession(plan, command, events));
    }

    private static int carryThrough(Session session) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session), "stop-run"));
        } catch (IllegalStateException ending) { // a signal came first: nothing is started
            return ExitCode.INTERRUPTED.number();
        }
        try {
            return session.run();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.number();
        }
    }

    private static RunEvents events(RunPlan plan, Console console, boolean typed) {
        InstantSource clock = InstantSource.system();
        if (plan.telling().json()) {
            return new RunJson(console, clock);
        }
        boolean timed = plan.telling().logs() == LogFormat.TIME;
        return new RunTranscript(timed ? console.timed(clock) : console, typed);
    }

    @Override
    public RunExplanation explain(RunOptions options) {
        return RunExplanation.of(RunPlanner.plan(options, ThisProcess.surroundings()));
    }

    /** On SIGINT, SIGTERM and SIGHUP: the VM ends, with 128 plus the signal, when this returns. */
    private static void stop(Session session) {
        beside("second-signal", () -> new SecondSignal(session::kill).listen());
        try {
            session.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void beside(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }
}
