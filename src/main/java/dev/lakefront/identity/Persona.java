package dev.lakefront.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be in a run.
 *
 * @param id a short name: a label of a host name (RFC 1123, 2.1), in lower case
 * @param groups the names of the groups that the person is in
 * @param scopes what limits the person's tokens; {@link #effective} says what they are good for
 * @param profile the profile of the Databricks CLI that is the person's login on a real workspace;
 *     absent: the person is made up
 */
public record Persona(
        String id,
        Identity identity,
        List<String> groups,
        List<String> scopes,
        @Nullable String profile) {
    /** What a token without limits is good for. */
    public static final List<String> ALL_SCOPES = List.of("all-apis");

    /** What the platform adds to the scopes of every app. */
    public static final List<String> BASIC_SCOPES =
            List.of("iam.access-control:read", "iam.current-user:read");

    public Persona {
        groups = List.copyOf(groups);
        scopes = List.copyOf(scopes);
    }

    /**
     * What tokens are good for that are limited to these scopes: to {@link #BASIC_SCOPES}, too,
     * without which a token could not even say whose it is.
     */
    public static List<String> effective(List<String> scopes) {
        if (scopes.containsAll(ALL_SCOPES)) {
            return scopes;
        }
        List<String> effective = new ArrayList<>(scopes);
        BASIC_SCOPES.stream().filter(scope -> !scopes.contains(scope)).forEach(effective::add);
        return List.copyOf(effective);
    }
}
