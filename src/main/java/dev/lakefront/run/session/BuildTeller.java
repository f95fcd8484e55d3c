package dev.lakefront.run.session;

import dev.lakefront.app.build.BuildProgress;
import dev.lakefront.app.build.BuildStep;

/** Tells a run's events of its preparation. */
record BuildTeller(RunEvents events) implements BuildProgress {
    @Override
    public void running(BuildStep step) {
        events.building(step.toString());
    }

    @Override
    public void upToDate() {
        events.upToDate();
    }

    @Override
    public void differs(String difference) {
        events.warning(difference);
    }
}
