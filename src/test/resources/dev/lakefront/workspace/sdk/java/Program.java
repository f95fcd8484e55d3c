import static java.nio.charset.StandardCharsets.UTF_8;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.DatabricksError;
import com.databricks.sdk.core.DatabricksException;
import com.databricks.sdk.core.commons.CommonsHttpClient;
import com.databricks.sdk.core.error.platform.AlreadyExists;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.NotImplemented;
import com.databricks.sdk.core.error.platform.PermissionDenied;
import com.databricks.sdk.core.error.platform.ResourceDoesNotExist;
import com.databricks.sdk.core.error.platform.Unauthenticated;
import com.databricks.sdk.core.oauth.Consent;
import com.databricks.sdk.core.oauth.OAuthClient;
import com.databricks.sdk.service.apps.App;
import com.databricks.sdk.service.apps.ListAppsRequest;
import com.databricks.sdk.service.files.CreateDirectoryRequest;
import com.databricks.sdk.service.files.DirectoryEntry;
import com.databricks.sdk.service.files.ListDirectoryContentsRequest;
import com.databricks.sdk.service.files.UploadRequest;
import com.databricks.sdk.service.iam.ListGroupsRequest;
import com.databricks.sdk.service.iam.ListServicePrincipalsRequest;
import com.databricks.sdk.service.iam.ListUsersRequest;
import com.databricks.sdk.service.iam.MeRequest;
import com.databricks.sdk.service.iam.User;
import com.databricks.sdk.service.jobs.ListJobsRequest;
import com.databricks.sdk.service.sql.ColumnInfo;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.ListWarehousesRequest;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Java SDK does with the offline workspace. Its environment is that of an app, and PERSON_ID whom to log in as. */
final class Program {
    private static final String HOST = System.getenv("DATABRICKS_HOST");
    private static final String SELF = System.getenv("DATABRICKS_CLIENT_ID");
    private static final String VOLUME = "/Volumes/main/shop/in";

    void main() throws Exception {
        m2m();
        IO.println("ok m2m");
        u2m();
        IO.println("ok u2m");
        onBehalfOf();
        IO.println("ok onBehalfOf");
        pat();
        IO.println("ok pat");
        statements();
        IO.println("ok statements");
        secrets();
        IO.println("ok secrets");
        volumes();
        IO.println("ok volumes");
    }

    /** As apps make it that act on behalf of their users, although DATABRICKS_CLIENT_ID is set. */
    private static WorkspaceClient clientOf(String token) {
        return new WorkspaceClient(
                new DatabricksConfig().setHost(HOST).setToken(token).setAuthType("pat"));
    }

    private static void m2m() {
        WorkspaceClient w = new WorkspaceClient();
        User me = w.currentUser().me(new MeRequest());
        equal("oauth-m2m", w.config().getAuthType());
        equal(SELF, me.getUserName());
        equal(
                List.of("bob@example.com"),
                each(w.usersV2().list(new ListUsersRequest().setFilter("userName sw \"bob\"")), User::getUserName));
        equal(3, each(w.usersV2().list(new ListUsersRequest().setCount(1L)), User::getId).size());
        equal(
                Set.of("admins", "analysts", "users"),
                Set.copyOf(each(w.groupsV2().list(new ListGroupsRequest()), g -> g.getDisplayName())));
        equal(
                List.of(SELF),
                each(
                        w.servicePrincipalsV2().list(new ListServicePrincipalsRequest()),
                        p -> p.getApplicationId()));
        App app = w.apps().get("app");
        equal(SELF, app.getServicePrincipalClientId());
        equal("sql", app.getEffectiveUserApiScopes().iterator().next());
        equal(List.of("app"), each(w.apps().list(new ListAppsRequest()), App::getName));
        refused(NotFound.class, "", () -> w.apps().get("other"));
        refused(NotFound.class, "", () -> w.usersV2().get("1"));
        notServed("GET /api/2.2/jobs/list", () -> w.jobs().list(new ListJobsRequest()));
    }

    /** The SDK asks four times, and then says what it heard. */
    private static void notServed(String name, Runnable call) {
        try {
            call.run();
        } catch (DatabricksException error) {
            equal(NotImplemented.class, error.getCause().getClass());
            equal(true, error.getCause().getMessage().startsWith(name));
            return;
        }
        throw new AssertionError("invented");
    }

    private static void u2m() throws Exception {
        OAuthClient login =
                new OAuthClient.Builder()
                        .withHost(HOST)
                        .withOpenIDConnectEndpoints(
                                new DatabricksConfig().setHost(HOST).resolve().getDatabricksOidcEndpoints())
                        .withClientId("databricks-cli")
                        .withRedirectUrl("http://localhost:8020")
                        .withScopes(List.of("all-apis", "offline_access"))
                        .withHttpClient(new CommonsHttpClient.Builder().withTimeoutSeconds(60).build())
                        .build();
        Consent consent = login.initiateConsent();
        WorkspaceClient bob =
                new WorkspaceClient(
                        new DatabricksConfig()
                                .setHost(HOST)
                                .setAuthType("oauth-u2m")
                                .setCredentialsProvider(
                                        consent.exchangeCallbackParameters(
                                                inABrowser(consent.getAuthUrl()))));
        equal("bob@example.com", bob.currentUser().me(new MeRequest()).getUserName());
    }

    /** Follows the login page by hand, and returns what the client gets by the redirect. */
    private static Map<String, String> inABrowser(String url) throws Exception {
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            String page = browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body();
            Matcher id = Pattern.compile("name=\"page\" value=\"([^\"]+)\"").matcher(page);
            equal(true, id.find());
            String form =
                    "answer=allow&scope=all-apis&scope=offline_access&person=%s&page=%s"
                            .formatted(System.getenv("PERSON_ID"), id.group(1));
            HttpRequest sent =
                    HttpRequest.newBuilder(URI.create(url.split("\\?")[0]))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build();
            HttpResponse<Void> answer = browser.send(sent, BodyHandlers.discarding());
            equal(303, answer.statusCode());
            String query = URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
            return Stream.of(query.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
        }
    }

    /** The token that a request of a person carries is good for what the app declares: sql. */
    private static void onBehalfOf() {
        WorkspaceClient alice = clientOf(System.getenv("FORWARDED_TOKEN"));
        equal("alice@example.com", alice.currentUser().me(new MeRequest()).getUserName());
        equal(1, each(alice.warehouses().list(new ListWarehousesRequest()), x -> x.getId()).size());
        refused(
                PermissionDenied.class,
                "Provided OAuth token does not have required scopes: apps",
                () -> alice.apps().get("app"));
    }

    private static void pat() {
        refused(Unauthenticated.class, "", () -> clientOf("dapi0123456789").currentUser().me(new MeRequest()));
    }

    private static void statements() {
        WorkspaceClient w = new WorkspaceClient();
        String warehouse = w.warehouses().list(new ListWarehousesRequest()).iterator().next().getId();
        StatementResponse answer =
                w.statementExecution()
                        .executeStatement(
                                new ExecuteStatementRequest()
                                        .setWarehouseId(warehouse)
                                        .setStatement("select :a + 1 as n, cast(null as string) as s")
                                        .setParameters(
                                                List.of(
                                                        new StatementParameterListItem()
                                                                .setName("a")
                                                                .setValue("41")
                                                                .setType("INT")))
                                        .setWaitTimeout("30s"));
        equal(StatementState.SUCCEEDED, answer.getStatus().getState());
        equal(List.of("n", "s"), each(answer.getManifest().getSchema().getColumns(), ColumnInfo::getName));
        equal(Arrays.asList("42", null), List.copyOf(answer.getResult().getDataArray()).getFirst());
        StatementResponse failed =
                w.statementExecution()
                        .executeStatement(
                                new ExecuteStatementRequest()
                                        .setWarehouseId(warehouse)
                                        .setStatement("select * from nothing"));
        equal(StatementState.FAILED, failed.getStatus().getState());
    }

    private static void secrets() {
        WorkspaceClient w = new WorkspaceClient();
        equal(List.of("shop"), each(w.secrets().listScopes(), scope -> scope.getName()));
        equal(List.of("api-key"), each(w.secrets().listSecrets("shop"), secret -> secret.getKey()));
        equal("s3cr3t", w.secrets().get("shop", "api-key"));
        refused(ResourceDoesNotExist.class, "", () -> w.secrets().getSecret("shop", "other"));
    }

    private static void volumes() throws IOException {
        var files = new WorkspaceClient().files();
        equal("hello", new String(files.download(VOLUME + "/hello.txt").getContents().readAllBytes(), UTF_8));
        byte[] data = "0123456789".repeat(100_000).getBytes(UTF_8);
        files.upload(new UploadRequest().setFilePath(VOLUME + "/a/ü b.bin").setContents(new ByteArrayInputStream(data)));
        equal(true, Arrays.equals(data, files.download(VOLUME + "/a/ü b.bin").getContents().readAllBytes()));
        equal((long) data.length, files.getMetadata(VOLUME + "/a/ü b.bin").getContentLength());
        refused(
                AlreadyExists.class,
                "",
                () ->
                        files.upload(
                                new UploadRequest()
                                        .setFilePath(VOLUME + "/hello.txt")
                                        .setOverwrite(false)
                                        .setContents(new ByteArrayInputStream(data))));
        files.createDirectory(new CreateDirectoryRequest().setDirectoryPath(VOLUME + "/b/c"));
        files.getDirectoryMetadata(VOLUME + "/b/c");
        equal(
                List.of("a", "b", "hello.txt"),
                each(
                        files.listDirectoryContents(
                                new ListDirectoryContentsRequest().setDirectoryPath(VOLUME).setPageSize(1L)),
                        DirectoryEntry::getName));
        files.delete(VOLUME + "/a/ü b.bin");
        refused(NotFound.class, "", () -> files.download(VOLUME + "/a/ü b.bin"));
    }

    private static <T, R> List<R> each(Iterable<T> items, Function<T, R> part) {
        List<R> parts = new ArrayList<>();
        items.forEach(item -> parts.add(part.apply(item)));
        return parts;
    }

    private static void refused(Class<? extends DatabricksError> as, String saying, Runnable call) {
        try {
            call.run();
        } catch (DatabricksError error) {
            if (as.isInstance(error) && error.getMessage().contains(saying)) {
                return;
            }
            throw new AssertionError("expected " + as, error);
        }
        throw new AssertionError("not refused: expected " + as);
    }

    private static void equal(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }
}
