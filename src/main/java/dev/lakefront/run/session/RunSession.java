package dev.lakefront.run.session;

import dev.lakefront.app.build.Build;
import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.output.StandardStreams;
import dev.lakefront.app.process.Adoption;
import dev.lakefront.app.process.AppPort;
import dev.lakefront.app.source.SourceWatch;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.browser.BrowserLogin;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Personas;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.login.SignIn;
import dev.lakefront.run.plan.RunPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A plan being carried out: workspace, app, front door are started in this order and closed in the
 * reverse one, however it ends.
 */
public final class RunSession implements Session {
    private final RunPlan plan;
    private final RunEvents events;
    private final RunningApp runningApp;
    private final AppRun app;
    private final CompletableFuture<RunWorkspace> open = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Developer developer;
    private volatile @Nullable Build build;
    private final Thread runner = Thread.currentThread();

    /**
     * Made on the thread that will call {@link #run}.
     *
     * @param fed whether the app reads {@link #appInput()}, and not our own standard input
     */
    public RunSession(RunPlan plan, RunEvents events, boolean fed) {
        this(plan, events, fed ? StandardStreams.FED : StandardStreams.OURS);
    }

    RunSession(RunPlan plan, RunEvents events, StandardStreams streams) {
        this.plan = plan;
        this.events = events;
        this.runningApp = new RunningApp(streams, plan.lineFormat());
        this.app = new AppRun(plan, events, runningApp);
    }

    /**
     * Runs the app to its end; nothing that was started is left then.
     *
     * @return the app's exit status
     * @throws ProblemException if the run cannot start; nothing is left running then
     * @throws InterruptedException if {@link #stop} came before the app had ended
     */
    @Override
    public int run() throws InterruptedException {
        try {
            return runToItsEnd();
        } finally {
            ended.countDown();
        }
    }

    private int runToItsEnd() throws InterruptedException {
        signIn();
        Adoption.begin();
        requireFreePorts();
        try (RunWorkspace workspace = RunWorkspace.open(plan, events)) {
            developer = workspace.developer();
            workspace.developer().prepare();
            PendingResources resources = workspace.resources();
            RunFrontDoor frontDoor =
                    RunFrontDoor.begin(plan, events, workspace::people, runningApp, app::answered);
            try {
                AppEnvironment environment = workspace.appEnvironment(resources);
                prepare(environment);
                AppEnvironment whole = plan.debuggable(environment);
                openToUser(workspace, frontDoor, app.start(whole));
                return untilTheEnd(whole).status();
            } finally {
                app.stop();
                frontDoor.close();
            }
        }
    }

    private AppEnd untilTheEnd(AppEnvironment environment) throws InterruptedException {
        SourceWatch watch = plan.life().watch() ? watchSources() : null;
        try {
            return app.untilTheEnd(environment);
        } finally {
            if (watch != null) {
                watch.close();
            }
        }
    }

    private @Nullable SourceWatch watchSources() {
        Path kept = plan.offline() == null ? null : plan.offline().workspace().state();
        try {
            return SourceWatch.start(plan.app().directory(), kept, app::restart);
        } catch (IOException e) {
            events.warning("--watch: changes are not seen: " + e.getMessage());
            return null;
        }
    }

    @Override
    public void stop() throws InterruptedException {
        if (app.isAlive()) {
            events.stopping();
        }
        app.stop();
        if (ended.getCount() > 0) {
            runner.interrupt(); // it may wait for a workspace that does not answer
        }
        ended.await();
    }

    @Override
    public void kill() {
        if (ended.getCount() > 0) {
            events.killing();
            app.kill();
            Build started = build;
            if (started != null) {
                started.kill();
            }
        }
    }

    /**
     * Fetches a new token though the one in use has not expired, and tells of it. Returns at once;
     * requests carry the old token until the new one is there.
     */
    public void renewToken() {
        Developer who = developer;
        CompletableFuture<AccessToken> renewal = who == null ? null : who.renewToken();
        if (renewal == null) {
            events.tokenRenewal("no OAuth token to renew");
            return;
        }
        renewal.whenComplete((token, failure) ->
                events.tokenRenewal(
                        failure == null
                                ? "requests carry " + token.value() + " from now on"
                                : "the old token stays: " + TokenFailure.of(failure).getMessage()));
    }

    /**
     * Complete when requests are answered. Fails if the app ends before it listens; with a {@link
     * TimeoutException} if it takes longer than requests would wait.
     */
    CompletableFuture<RunWorkspace> ready() {
        Duration longest = plan.door().limits().appStart();
        return open.thenCompose(workspace ->
                runningApp
                        .listens()
                        .thenApply(_ -> workspace)
                        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether there has been an app to read {@link #appInput()}. */
    public boolean takesInput() {
        return runningApp.input().leadsSomewhere();
    }

    /** What a fed app reads. Nothing that goes wrong with it is the writer's business. */
    public OutputStream appInput() {
        return runningApp.input();
    }

    /** Before the adoption, so that a browser which is opened for it is none of the app's. */
    private void signIn() throws InterruptedException {
        Login login = plan.logins().developer();
        BrowserLogin browser = login == null ? null : login.browserLogin();
        if (browser != null) {
            requireFreePorts();
            SignIn.ensure(browser, events::signIn);
        }
    }

    private void requireFreePorts() {
        AppPort.requireFree(plan.ports().app());
        RunFrontDoor.requireFree(plan.ports().frontDoor());
    }

    private void prepare(AppEnvironment environment) throws InterruptedException {
        Preparation preparation = plan.app().preparation();
        if (preparation != null) {
            Build started =
                    new Build(
                            preparation,
                            environment.toMap(),
                            runningApp::outputOfBuild,
                            new BuildTeller(events));
            build = started;
            started.run();
        }
    }

    private void openToUser(
            RunWorkspace workspace, RunFrontDoor frontDoor, CompletableFuture<?> appEnd)
            throws InterruptedException {
        frontDoor.awaitOpen();
        app.doorIsOpen();
        workspace.introduceDeveloper(appEnd);
        open.complete(workspace);
        if (appEnd.isDone() && !plan.life().restarts()) {
            return; // there is nothing to open
        }
        events.open(plan.url());
        Personas personas = plan.personas().personas();
        if (personas != null) {
            events.people(plan.url().replace("localhost", "NAME.localhost"), personas.ids());
        }
        Integer debugPort = plan.ports().debug();
        if (debugPort != null) {
            events.debugging(debugPort);
        }
    }
}
