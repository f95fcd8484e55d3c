package dev.lakefront.workspace.secrets;

import dev.lakefront.identity.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a workspace.
 *
 * @param byName what each scope holds, by key; names and keys are the same in either case
 * @param updated when they were written
 */
public record SecretScopes(SortedMap<String, SortedMap<String, Secret>> byName, Instant updated) {
    static final SecretScopes NONE = new SecretScopes(new TreeMap<>(), Instant.EPOCH);

    public SecretScopes {
        SortedMap<String, SortedMap<String, Secret>> copy =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.forEach((name, secrets) -> {
            SortedMap<String, Secret> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            keys.putAll(secrets);
            copy.put(name, Collections.unmodifiableSortedMap(keys));
        });
        byName = Collections.unmodifiableSortedMap(copy);
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** What a scope holds, by key; null if there is no such scope. */
    @Nullable Map<String, Secret> scope(String name) {
        return byName.get(name);
    }
}
