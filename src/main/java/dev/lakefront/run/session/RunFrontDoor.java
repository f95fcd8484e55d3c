package dev.lakefront.run.session;

import dev.lakefront.frontdoor.FrontDoor;
import dev.lakefront.frontdoor.rule.Admission;
import dev.lakefront.frontdoor.settings.AppLife;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.plan.RunPlan;
import java.io.IOException;
import java.util.function.Supplier;

/** The front door of a run, which opens beside the rest of the start. */
final class RunFrontDoor implements AutoCloseable {
    private final Background<FrontDoor> opening;

    private RunFrontDoor(Background<FrontDoor> opening) {
        this.opening = opening;
    }

    /**
     * Begins to open it.
     *
     * @param people whom requests can come from
     * @param answered done whenever the app has begun to answer; must not block
     */
    static RunFrontDoor begin(
            RunPlan plan,
            RunEvents events,
            Supplier<People> people,
            AppLife app,
            Runnable answered) {
        return new RunFrontDoor(
                Background.begin(
                        "front-door-opening",
                        () -> open(plan, events, people.get(), app, answered)));
    }

    private static FrontDoor open(
            RunPlan plan, RunEvents events, People people, AppLife app, Runnable answered)
            throws InterruptedException {
        try {
            return FrontDoor.open(
                    new FrontDoorSettings(
                            plan.ports().frontDoor(),
                            plan.ports().app(),
                            plan.door().appProtocol(),
                            app,
                            people,
                            new RequestTeller(events, plan.telling().verbose(), answered),
                            plan.door().tls().settings(events::localAuthority),
                            Admission.of(plan.door().allowed(), people.ids()),
                            plan.door().asDeployed(),
                            plan.door().limits()));
        } catch (IOException e) {
            throw portTaken(plan.ports().frontDoor(), e);
        }
    }

    /**
     * Requires a port that it can have; it takes it while the app boots.
     *
     * @throws ProblemException if another program has it
     */
    static void requireFree(int port) {
        try {
            FrontDoor.requireFree(port);
        } catch (IOException e) {
            throw portTaken(port, e);
        }
    }

    private static ProblemException portTaken(int port, IOException reason) {
        return new ProblemException(
                Problem.of(
                        "failed to start app proxy: listen on localhost:"
                                + port
                                + ": "
                                + reason.getMessage(),
                        "stop the program that has this port, or choose another one with --port"));
    }

    /**
     * Waits until it is open.
     *
     * @throws ProblemException if it cannot be
     */
    void awaitOpen() throws InterruptedException {
        opening.await();
    }

    @Override
    public void close() {
        try {
            opening.await().close();
        } catch (ProblemException | InterruptedException notOpen) {
            // nothing to close
        }
    }
}
