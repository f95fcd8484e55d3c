package dev.lakefront.workspace.sql.statement;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Session;
import dev.lakefront.workspace.sql.engine.SessionState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions that clients have opened, whose owners alone find them again. */
public final class Sessions {
    private final Handles<Opened> opened = new Handles<>(Opened::owner, session -> {});

    /** Opens one. */
    public UUID open(SessionState state, Principal owner) {
        UUID id = UUID.randomUUID();
        opened.add(id, new Opened(owner, new Session(state)));
        return id;
    }

    /** A caller's own session. */
    public @Nullable Session find(@Nullable UUID id, Principal caller) {
        Opened found = opened.find(id, caller);
        return found == null ? null : found.session;
    }

    /** Closes a caller's own session, and says whether there was one. */
    public boolean close(@Nullable UUID id, Principal caller) {
        Opened found = opened.find(id, caller);
        if (id == null || found == null) {
            return false;
        }
        opened.close(id, found);
        return true;
    }

    private record Opened(Principal owner, Session session) {}
}
