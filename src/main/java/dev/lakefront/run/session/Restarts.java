package dev.lakefront.run.session;

import dev.lakefront.run.option.LifeOptions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Whether and when an app that has ended is started again. */
final class Restarts {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** An app that was there for so long crashes for another reason than the last time. */
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private final LifeOptions life;
    private final RunEvents events;
    private final Semaphore changes = new Semaphore(0);
    private Duration pause = FIRST_PAUSE;

    Restarts(LifeOptions life, RunEvents events) {
        this.life = life;
        this.events = events;
    }

    /** The app is about to be started, with all changes of its sources until now. */
    void starting() {
        changes.drainPermits();
    }

    /** Its sources have changed. */
    void changed() {
        changes.release();
    }

    /** Whether it ends, or has ended, so that it can be started with changed sources. */
    boolean isForChange() {
        return changes.availablePermits() > 0;
    }

    /** Whether another start follows this end without anybody doing anything. */
    boolean follow(AppEnd end) {
        return isForChange() || (life.restartOnCrash() && end.crashed());
    }

    /**
     * Waits until it is time for another start.
     *
     * @return false if this end was the last
     */
    boolean await(AppEnd end) throws InterruptedException {
        if (isForChange()) {
            return true;
        }
        if (life.restartOnCrash() && end.crashed()) {
            awaitPause(end);
            return true;
        }
        if (life.watch()) {
            events.waitingForChange();
            changes.acquire();
            return true;
        }
        return false;
    }

    private void awaitPause(AppEnd end) throws InterruptedException {
        if (end.ran().compareTo(LONG_LIFE) > 0) {
            pause = FIRST_PAUSE;
        }
        events.restarting(pause);
        boolean _ = changes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
