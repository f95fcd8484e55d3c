package dev.lakefront.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be in a run.
 *
 * @param id a short name: a label of a host name (RFC 1123, 2.1), in lower case
 * @param groups the names of the groups that the person is in
 * @param scopes what the person's tokens are good for
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

    public Persona {
        groups = List.copyOf(groups);
        scopes = List.copyOf(scopes);
    }
}
