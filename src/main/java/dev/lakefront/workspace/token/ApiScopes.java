package dev.lakefront.workspace.token;

import java.util.List;

/**
 * Which scope a call needs. Databricks has two names for some of them, an old and a new one; either
 * will do. The first one is that which a refusal names.
 */
final class ApiScopes {
    /** The first path that a call begins with decides. */
    private static final List<Row> TABLE =
            List.of(
                    new Row("/api/2.0/preview/scim/v2/Me", "iam.current-user:read"),
                    new Row("/api/2.0/preview/scim", "iam.access-control:read"),
                    new Row("/api/2.0/sql", "sql", "sql:restricted-query"),
                    new Row("/sql", "sql", "sql:restricted-query"),
                    new Row("/api/2.0/fs", "files.files", "files"),
                    new Row("/api/2.0/genie", "dashboards.genie", "genie"),
                    new Row(
                            "/api/2.0/serving-endpoints",
                            "serving.serving-endpoints",
                            "model-serving"),
                    new Row("/serving-endpoints", "serving.serving-endpoints", "model-serving"),
                    new Row(
                            "/api/2.1/unity-catalog/catalogs",
                            "catalog.catalogs:read",
                            "unity-catalog"),
                    new Row(
                            "/api/2.1/unity-catalog/schemas",
                            "catalog.schemas:read",
                            "unity-catalog"),
                    new Row(
                            "/api/2.1/unity-catalog/tables",
                            "catalog.tables:read",
                            "unity-catalog"),
                    new Row(
                            "/api/2.1/unity-catalog/connections",
                            "catalog.connections",
                            "unity-catalog"),
                    new Row("/api/2.1/unity-catalog", "unity-catalog"),
                    new Row("/api/2.0/jobs", "jobs"),
                    new Row("/api/2.1/jobs", "jobs"),
                    new Row("/api/2.2/jobs", "jobs"),
                    new Row("/api/2.0/pipelines", "pipelines"),
                    new Row("/api/2.0/mlflow", "mlflow"),
                    new Row("/api/2.0/vector-search", "vector-search"),
                    new Row("/api/2.0/postgres", "postgres"),
                    new Row("/api/2.0/workspace", "workspace.workspace"),
                    new Row("/api/2.0/secrets", "secrets"),
                    new Row("/api/2.0/apps", "apps"));

    /** What no narrower scope opens. */
    private static final List<String> ALL = List.of("all-apis");

    private ApiScopes() {}

    /** Those of which one is enough for a call of this path. */
    static List<String> of(String path) {
        for (Row row : TABLE) {
            if (path.equals(row.path) || path.startsWith(row.path + "/")) {
                return row.scopes;
            }
        }
        return ALL;
    }

    private record Row(String path, List<String> scopes) {
        Row(String path, String... scopes) {
            this(path, List.of(scopes));
        }
    }
}
