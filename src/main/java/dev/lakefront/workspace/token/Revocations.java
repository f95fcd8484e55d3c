package dev.lakefront.workspace.token;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that are worth nothing any more, although their time is not up. */
public final class Revocations {
    private static final char PART = '/';

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /**
     * Ends a token.
     *
     * @param id its {@code jti}
     */
    public void add(String id) {
        ids.add(id);
    }

    /** Whether it was ended, or one that it {@linkplain #idUnder descends} from. */
    boolean has(String id) {
        for (int end = id.indexOf(PART); end >= 0; end = id.indexOf(PART, end + 1)) {
            if (ids.contains(id.substring(0, end))) {
                return true;
            }
        }
        return ids.contains(id);
    }

    /** An id for a token that was had for another one, and ends with it. */
    static String idUnder(String id, String own) {
        return id + PART + own;
    }
}
