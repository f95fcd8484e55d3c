package dev.lakefront.run.option;

/**
 * What happens to the app while it lives.
 *
 * @param open whether a browser opens it as soon as it listens
 * @param restartOnCrash whether it is started again when it has crashed
 * @param watch whether it is started again when its sources change
 */
public record LifeOptions(boolean open, boolean restartOnCrash, boolean watch) {
    /** Nothing but a start and an end. */
    public static final LifeOptions DEFAULT = new LifeOptions(false, false, false);

    /** Whether the end of the app need not be the end of the run. */
    public boolean restarts() {
        return restartOnCrash || watch;
    }
}
