package dev.lakefront.run.session;

import dev.lakefront.app.ending.Ending;
import dev.lakefront.app.ending.ExitStatus;
import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.process.AppProcess;
import dev.lakefront.app.process.Readiness;
import dev.lakefront.run.plan.RunPlan;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The app's part of a run: its process from its start to its end, the next one if there is to be
 * one, and what is said of it.
 */
final class AppRun {
    private final RunPlan plan;
    private final RunEvents events;
    private final RunningApp seen;
    private final Restarts restarts;
    private volatile boolean stopped;
    private volatile boolean opened;
    private volatile boolean hasAnswered;
    private volatile long startNanos;
    private volatile @Nullable AppProcess process;
    private volatile CompletableFuture<AppEnd> end = new CompletableFuture<>();
    private final CompletableFuture<Void> doorIsOpen = new CompletableFuture<>();

    /**
     * @param seen what the front door sees of it
     */
    AppRun(RunPlan plan, RunEvents events, RunningApp seen) {
        this.plan = plan;
        this.events = events;
        this.seen = seen;
        this.restarts = new Restarts(plan.life(), events);
    }

    /**
     * Starts the app.
     *
     * @return complete as soon as nothing is left of it and of the run; never fails
     * @throws InterruptedException if the run is being stopped
     */
    CompletableFuture<?> start(AppEnvironment environment) throws InterruptedException {
        startProcess(environment);
        return plan.life().restarts() ? new CompletableFuture<>() : end;
    }

    /** The URL leads somewhere from now on: that the app is ready may be told. */
    void doorIsOpen() {
        doorIsOpen.complete(null);
    }

    /** Waits for the end that no other start follows. */
    AppEnd untilTheEnd(AppEnvironment environment) throws InterruptedException {
        AppEnd last = awaitEnd();
        while (!stopped && restarts.await(last)) {
            seen.starting();
            startProcess(environment);
            last = awaitEnd();
        }
        return last;
    }

    private AppEnd awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of an app cannot fail", e);
        }
    }

    private void startProcess(AppEnvironment environment) throws InterruptedException {
        requireNotStopped();
        restarts.starting();
        hasAnswered = false;
        List<String> argv = plan.app().argv();
        events.running(argv);
        startNanos = System.nanoTime();
        AppProcess started =
                AppProcess.start(argv, plan.app().directory(), environment.toMap(), seen.output());
        end = started.exitStatus().thenApply(status -> ended(new ExitStatus(status)));
        process = started;
        seen.started(started);
        requireNotStopped();
        Readiness.of(started, expected()).thenAccept(this::settled);
    }

    /** Ends the app, so that it is started again with its sources as they are then. */
    void restart(List<Path> changed) {
        restarts.changed();
        seen.starting();
        events.sourcesChanged(changed); // no request reaches the old one after that
        AppProcess running = process;
        if (running != null) {
            running.stop();
        }
    }

    /** Whether there is a process that {@link #stop} would have to end. */
    boolean isAlive() {
        AppProcess running = process;
        return running != null && running.isAlive();
    }

    /** Ends the app and all it started: SIGTERM, 15 seconds, SIGKILL. No other one is started. */
    void stop() {
        stopped = true;
        AppProcess running = process;
        if (running != null) {
            running.stop();
            end.join(); // so that it has been told of
        }
    }

    /** Ends them at once, by SIGKILL. */
    void kill() {
        stopped = true;
        AppProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    private void requireNotStopped() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
    }

    private Readiness.Expected expected() {
        return new Readiness.Expected(
                plan.ports().app(), plan.ports().debug(), this::listensElsewhere);
    }

    private void settled(Readiness readiness) {
        if (readiness instanceof Readiness.Listening listening) {
            seen.listening();
            doorIsOpen.thenRun(() -> announce(listening.took()));
        }
    }

    private void announce(Duration took) {
        events.listening(took, plan.url());
        if (plan.life().open() && !opened) {
            opened = true;
            PageOpener.open(plan.url(), plan.surroundings(), events);
        }
    }

    /** It has begun to answer a request. Must not block. */
    void answered() {
        if (!hasAnswered) {
            hasAnswered = true;
            Duration took = age();
            Thread.ofPlatform().daemon().name("first-answer").start(() -> events.ready(took));
        }
    }

    private void listensElsewhere(List<InetSocketAddress> addresses) {
        events.listensElsewhere(addresses, plan.ports().app());
    }

    private AppEnd ended(ExitStatus status) {
        Duration ran = age();
        Ending ending =
                new Ending(
                        status,
                        stopped || restarts.isForChange(),
                        seen.hasListened(),
                        seen.lastLines(),
                        plan.ports().app(),
                        plan.app().preparation() != null);
        AppEnd told = AppEnd.of(ending, ran);
        if (restarts.follow(told)) {
            seen.starting();
        } else {
            seen.ended(told);
        }
        events.ended(told);
        return told;
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
