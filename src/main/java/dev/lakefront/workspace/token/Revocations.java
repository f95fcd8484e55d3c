package dev.lakefront.workspace.token;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that are worth nothing any more, although their time is not up. */
public final class Revocations {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /**
     * Ends a token.
     *
     * @param id its {@code jti}
     */
    public void add(String id) {
        ids.add(id);
    }

    boolean has(String id) {
        return ids.contains(id);
    }
}
