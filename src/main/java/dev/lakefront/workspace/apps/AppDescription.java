package dev.lakefront.workspace.apps;

import dev.lakefront.identity.Persona;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace knows of the app of the run.
 *
 * @param name the one that {@code DATABRICKS_APP_NAME} has
 * @param url where people open it
 * @param userScopes what its users' tokens are good for; null if nobody limits them
 * @param resources what its bundle gives it
 */
public record AppDescription(
        String name, String url, @Nullable List<String> userScopes, List<Resource> resources) {
    public AppDescription {
        userScopes = userScopes == null ? null : List.copyOf(userScopes);
        resources = List.copyOf(resources);
    }

    /** What it declares: the platform tells that without what it adds to every app's. */
    List<String> declaredScopes() {
        return userScopes == null
                ? List.of()
                : userScopes.stream()
                        .filter(scope -> !Persona.BASIC_SCOPES.contains(scope))
                        .toList();
    }

    /** What its users' tokens are good for in effect. */
    public List<String> effectiveScopes() {
        return Persona.effective(userScopes == null ? Persona.ALL_SCOPES : userScopes);
    }

    /**
     * A resource of an app.
     *
     * @param key what the app calls it
     * @param kind its key in the API: {@code sql_warehouse}
     * @param fields what says which one it is, and the permission on it
     */
    public record Resource(String key, String kind, Map<String, String> fields) {
        public Resource {
            fields = Map.copyOf(fields);
        }
    }
}
