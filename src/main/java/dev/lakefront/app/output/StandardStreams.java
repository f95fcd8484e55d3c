package dev.lakefront.app.output;

/** Where an app's standard streams lead. */
public enum StandardStreams {
    /** To ours. */
    OURS,

    /** To ours, but that it reads what Lakefront writes to it. */
    FED,

    /** It reads nothing, and writes to our standard error alone: the other two are a command's. */
    ASIDE
}
