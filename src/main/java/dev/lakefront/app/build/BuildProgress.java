package dev.lakefront.app.build;

/** Hears what a preparation does, on the thread that does it. */
public interface BuildProgress {
    /** This step is about to run; the argv is that of the step or what is tried instead. */
    void running(BuildStep step);

    /** Nothing is to be done: all was done before, from what is there now. */
    void upToDate();

    /** The app will not have what the platform has. */
    void differs(String difference);
}
