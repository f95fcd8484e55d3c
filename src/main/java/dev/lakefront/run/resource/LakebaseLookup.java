package dev.lakefront.run.resource;

import dev.lakefront.app.resource.ResourceValue.OfBranch;
import dev.lakefront.app.resource.ResourceValue.OfInstance;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.run.resource.WorkspaceAnswers.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where the databases of an app are. */
public record LakebaseLookup(WorkspaceAnswers answers) {
    /** The database that every Lakebase branch has. */
    private static final String USUAL_DATABASE = "databricks_postgres";

    private static final String POSTGRES = "/api/2.0/postgres/";
    private static final String READ_WRITE = "ENDPOINT_TYPE_READ_WRITE";

    /**
     * Where a database is.
     *
     * @param value what a {@code valueFrom} stands for
     * @param age how long ago the workspace said it, if not now
     */
    public record Place(String value, String host, String database, @Nullable String age) {}

    /** Of a provisioned instance; null if the workspace knows none of that name. */
    @Nullable Place of(OfInstance resource) throws TokenFailure {
        Answer answer =
                answers.at("/api/2.0/database/instances/" + Form.encoded(resource.instance()));
        String host = answer == null ? null : answer.json().at("/read_write_dns");
        return answer == null || host == null
                ? null
                : new Place(host, host, resource.database(), answer.age());
    }

    /** Of the branch's endpoint for reading and writing; null if it has none. */
    @Nullable Place of(OfBranch resource) throws TokenFailure {
        Answer answer = answers.at(POSTGRES + path(resource.branch()) + "/endpoints");
        if (answer == null) {
            return null;
        }
        List<Map<String, String>> endpoints = answer.json().items("/endpoints");
        for (Map<String, String> endpoint : endpoints) {
            if (READ_WRITE.equals(endpoint.get("status/endpoint_type"))) {
                return new Place(
                        endpoint.getOrDefault("name", ""),
                        endpoint.getOrDefault("status/hosts/host", ""),
                        database(resource.database()),
                        answer.age());
            }
        }
        return null;
    }

    private String database(String path) throws TokenFailure {
        if (path.isEmpty()) {
            return USUAL_DATABASE;
        }
        Answer answer = answers.at(POSTGRES + path(path));
        Json json = answer == null ? Json.of(Map.of()) : answer.json();
        String name = json.at("/status/postgres_database");
        return name == null ? "" : name;
    }

    /** A path of resources in that of a URL. */
    private static String path(String names) {
        return Form.encoded(names).replace("%2F", "/");
    }
}
