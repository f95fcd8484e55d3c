package dev.lakefront.run.explain;

import dev.lakefront.app.variable.Origin;

/** The kinds of origins, those first that an explanation shows first: what the user wrote. */
public enum OriginKind {
    DEBUG("debug"),
    BUILD("build"),
    FLAG("env"),
    ENV_FILE("env-file"),
    SPEC("spec"),
    WORKSPACE("workspace"),
    PLATFORM("platform"),
    LOGIN("login"),
    OFFLINE_HTTPS("offline-https"),
    DOT_ENV("dotenv"),
    SHELL("shell"),
    LAKEFRONT("lakefront");

    private final String id;

    OriginKind(String id) {
        this.id = id;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }

    static OriginKind of(Origin.Source source) {
        return switch (source) {
            case PLATFORM -> PLATFORM;
            case LOGIN -> LOGIN;
            case SHELL -> SHELL;
            case FLAG -> FLAG;
            case DEBUG -> DEBUG;
            case BUILD -> BUILD;
            case OFFLINE_HTTPS -> OFFLINE_HTTPS;
        };
    }
}
