package dev.lakefront.workspace.sql.statement;

import dev.lakefront.workspace.directory.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What clients have a handle of: the last ones, because a client may go away without a word.
 *
 * @param <T> session or operation
 */
public final class Handles<T> {
    private static final int REMEMBERED = 1_000;

    private final Map<UUID, T> byId = new LinkedHashMap<>();
    private final Function<T, Principal> owner;
    private final Consumer<T> end;

    /**
     * Without any yet.
     *
     * @param owner who alone finds it
     * @param end what is done with one that is forgotten
     */
    public Handles(Function<T, Principal> owner, Consumer<T> end) {
        this.owner = owner;
        this.end = end;
    }

    /** From now on it is found; the oldest one is forgotten if there are too many. */
    public void add(UUID id, T held) {
        T eldest = null;
        synchronized (byId) {
            byId.put(id, held);
            if (byId.size() > REMEMBERED) {
                eldest = byId.remove(byId.keySet().iterator().next());
            }
        }
        if (eldest != null) {
            end.accept(eldest);
        }
    }

    /** A caller's own. */
    public @Nullable T find(@Nullable UUID id, Principal caller) {
        synchronized (byId) {
            T held = id == null ? null : byId.get(id);
            return held != null && owner.apply(held).equals(caller) ? held : null;
        }
    }

    /** It is not found any more, and ends. */
    public void close(UUID id, T held) {
        synchronized (byId) {
            byId.remove(id);
        }
        end.accept(held);
    }
}
