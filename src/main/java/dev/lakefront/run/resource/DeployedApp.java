package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the Apps API says of a deployed app ({@code GET /api/2.0/apps/NAME}), as far as a run asks.
 *
 * @param scopes {@code effective_user_api_scopes}
 */
public record DeployedApp(List<AppResource> resources, List<String> scopes) {
    public DeployedApp {
        resources = List.copyOf(resources);
        scopes = List.copyOf(scopes);
    }

    /** Where the API says it. */
    public static String path(String name) {
        return "/api/2.0/apps/" + Form.encoded(name);
    }

    /**
     * Reads the API's answer.
     *
     * @param from who is said to have given it
     */
    public static DeployedApp of(Json answer, Origin from) {
        List<AppResource> resources = new ArrayList<>();
        for (Map<String, String> fields : answer.items("/resources")) {
            resources.add(resource(fields, from));
        }
        List<String> scopes = new ArrayList<>();
        for (Map<String, String> scope : answer.items("/effective_user_api_scopes")) {
            scopes.addAll(scope.values());
        }
        return new DeployedApp(resources, scopes);
    }

    /** Its kind is the one key that has fields below it. */
    private static AppResource resource(Map<String, String> fields, Origin from) {
        Map<String, String> below = new HashMap<>();
        String kind = "";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            int slash = field.getKey().indexOf('/');
            if (slash > 0) {
                kind = field.getKey().substring(0, slash);
                below.put(field.getKey().substring(slash + 1), field.getValue());
            }
        }
        return new AppResource(fields.getOrDefault("name", ""), kind, below, from);
    }
}
