package dev.lakefront.workspace.sql.engine;

/**
 * What statements know of those before them: {@code USE} and {@code SET} change it. One that was
 * made for a single statement ends with it.
 */
public final class Session {
    private SessionState state;

    public Session(SessionState state) {
        this.state = state;
    }

    public synchronized SessionState state() {
        return state;
    }

    synchronized void become(SessionState next) {
        state = next;
    }
}
