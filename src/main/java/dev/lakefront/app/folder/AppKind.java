package dev.lakefront.app.folder;

/** What runs the app. A {@code package.json} in its folder makes it a Node app, else Python. */
public enum AppKind {
    PYTHON(5678),
    NODE(9229);

    private final int defaultDebugPort;

    AppKind(int defaultDebugPort) {
        this.defaultDebugPort = defaultDebugPort;
    }

    /** The port that this kind's debuggers attach to unless told otherwise. */
    public int defaultDebugPort() {
        return defaultDebugPort;
    }
}
