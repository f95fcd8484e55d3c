package dev.lakefront.run;

/**
 * What happens to the app while it lives.
 *
 * @param open whether a browser opens it as soon as it listens
 */
public record LifeOptions(boolean open) {
    /** Nothing but a start and an end. */
    public static final LifeOptions DEFAULT = new LifeOptions(false);
}
