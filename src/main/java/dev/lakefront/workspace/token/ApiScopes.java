package dev.lakefront.workspace.token;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
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
                    new Row(
                            "/api/2.0/sql/statements",
                            "sql",
                            "sql.statement-execution",
                            "sql:restricted-query"),
                    new Row(
                            "/api/2.0/sql/warehouses",
                            "sql",
                            "sql.warehouses",
                            "sql:restricted-query"),
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
                    new Row(
                            "/api/2.0/vector-search/indexes",
                            "vector-search",
                            "vectorsearch.vector-search-indexes",
                            // a query is a POST
                            "vectorsearch.vector-search-indexes:read"),
                    new Row(
                            "/api/2.0/vector-search/endpoints",
                            "vector-search",
                            "vectorsearch.vector-search-endpoints"),
                    new Row("/api/2.0/vector-search", "vector-search"),
                    new Row("/api/2.0/mcp/functions", "mcp.functions", "unity-catalog"),
                    new Row("/api/2.0/mcp/genie", "mcp.genie", "genie"),
                    new Row("/api/2.0/mcp/vector-search", "mcp.vectorsearch", "vector-search"),
                    new Row("/api/2.0/mcp/external", "mcp.external"),
                    new Row("/api/2.0/postgres", "postgres"),
                    new Row("/api/2.0/workspace", "workspace.workspace"),
                    new Row("/api/2.0/secrets", "secrets"),
                    new Row("/api/2.0/apps", "apps"));

    /** What no narrower scope opens. */
    private static final List<String> ALL = List.of("all-apis");

    private ApiScopes() {}

    /** Those of which one is enough for this call. */
    static List<String> of(HttpMethod method, String path) {
        List<String> scopes = of(path);
        boolean isReading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return isReading ? withReading(scopes) : scopes;
    }

    /** An app may declare that it only reads: {@code workspace.workspace:read}. */
    private static List<String> withReading(List<String> scopes) {
        List<String> either = new ArrayList<>(scopes);
        scopes.stream()
                .filter(scope -> scope.indexOf(':') < 0 && !ALL.contains(scope))
                .forEach(scope -> either.add(scope + ":read"));
        return either;
    }

    private static List<String> of(String path) {
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
