package dev.lakefront.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bundle refers to and only its workspace knows.
 *
 * @param user whoever would deploy it
 * @param ids what its lookups have found, by the names of their variables
 */
public record WorkspaceFacts(CurrentUser user, Map<String, String> ids) {
    private static final String UNASKED = "<asked at start";

    public WorkspaceFacts {
        ids = Map.copyOf(ids);
    }

    /** Before the workspace is asked: a text stands for each fact, and says so. */
    public static WorkspaceFacts unasked(List<Lookup> lookups) {
        Map<String, String> ids = new HashMap<>();
        lookups.forEach(lookup -> ids.put(lookup.variable(), unasked(lookup)));
        return new WorkspaceFacts(CurrentUser.UNASKED, ids);
    }

    /** What stands for each field of a user who has not been asked for. */
    static String unaskedUser() {
        return UNASKED + ">";
    }

    /** What stands for an id that has not been asked for. */
    static String unasked(Lookup lookup) {
        return UNASKED + ": " + lookup.kind() + " " + lookup.name() + ">";
    }

    /** Whether a text depends on something that has not been asked for yet. */
    public static boolean isUnasked(String text) {
        return text.contains(UNASKED);
    }
}
