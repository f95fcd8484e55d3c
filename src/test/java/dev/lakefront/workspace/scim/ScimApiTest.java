package dev.lakefront.workspace.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.MovableClock;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimApiTest {
    private static final Persona BOB =
            new Persona(
                    "bob",
                    new Identity(
                            "2000000000000002",
                            "bob@example.com",
                            "Bob \"the\" Builder, Büro",
                            "bob@example.com"),
                    List.of("builders", "users"),
                    Persona.ALL_SCOPES,
                    null);

    private static final Persona CAROL =
            new Persona(
                    "carol",
                    new Identity(
                            "2000000000000003", "carol@example.com", "Carol", "carol@example.com"),
                    List.of("users"),
                    Persona.ALL_SCOPES,
                    null);

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_800_000_000));
    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(
                    new WorkspaceSettings(
                            new Personas(List.of(CAROL, BOB)),
                            BOB,
                            Duration.ofSeconds(2),
                            0,
                            Path.of("workspace"),
                            WorkspaceSettings.DEFAULT.app(),
                            WorkspaceSettings.DEFAULT.source(),
                            null,
                            null),
                    clock);
    private final HttpCaller http = new HttpCaller(workspace.host());

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theDeveloperIsThePersona() throws Exception {
        HttpAnswer answer = http.me("Bearer " + http.accessToken(workspace.developer()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("x-databricks-org-id", workspace.workspaceId());
        assertThat(answer.json())
                .containsEntry("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:User"))
                .containsEntry("userName", "bob@example.com")
                .containsEntry("displayName", "Bob \"the\" Builder, Büro")
                .containsEntry(
                        "name", Map.of("givenName", "Bob \"the\" Builder,", "familyName", "Büro"))
                .containsEntry("active", true)
                .containsEntry(
                        "emails",
                        List.of(
                                Map.of(
                                        "type",
                                        "work",
                                        "value",
                                        "bob@example.com",
                                        "primary",
                                        true)))
                .containsKeys("id", "groups");
    }

    @Test
    void theServicePrincipalHasNoEmail() throws Exception {
        HttpAnswer answer = http.me("bearer " + http.accessToken(workspace.app()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("userName", workspace.app().clientId())
                .containsEntry("displayName", "app")
                .doesNotContainKey("emails");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';carol@example.com,bob@example.com",
                "userName eq \"BOB@example.com\";bob@example.com",
                "username co \"example\" and displayName sw \"carol\";carol@example.com",
                "displayName eq \"Bob \\\"the\\\" Builder, Büro\";bob@example.com",
                "emails.value sw \"c\" or groups.display eq \"builders\";carol@example.com,bob@example.com",
                "emails eq \"carol@example.com\";carol@example.com",
                "userName ne \"bob@example.com\" and active eq true;carol@example.com",
                "userName eq \"nobody\";''"
            })
    void usersAreFoundByFilter(String filter, String userNames) throws Exception {
        HttpAnswer list = asked("Users?filter=" + encoded(filter));

        assertThat(list.json())
                .containsEntry(
                        "schemas", List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"));
        assertThat(String.join(",", names(list, "userName"))).isEqualTo(userNames);
    }

    @Test
    void aLongValueOfAFilterIsReadToItsEnd() throws Exception {
        String filter = "userName eq \"" + "a".repeat(20_000) + "\" or userName sw \"bob\"";

        assertThat(names(asked("Users?filter=" + encoded(filter)), "userName"))
                .containsExactly("bob@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName xx \"a\"",
                "userName eq \"a\" and",
                "userName eq \"a\" xor id eq \"1\"",
                "userName eq \"a"
            })
    void anUnknownFilterIsTheClientsMistake(String filter) throws Exception {
        HttpAnswer answer = asked("Users?filter=" + encoded(filter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).startsWith("filter: ");
    }

    @Test
    void listsComeInPages() throws Exception {
        HttpAnswer page = asked("Users?startIndex=2&count=1&attributes=userName");

        assertThat(page.json())
                .containsEntry("totalResults", 2L)
                .containsEntry("startIndex", 2L)
                .containsEntry("itemsPerPage", 1L)
                .containsEntry(
                        "Resources",
                        List.of(Map.of("id", "2000000000000002", "userName", "bob@example.com")));
        assertThat(names(asked("Users?startIndex=3"), "id")).isEmpty();
        assertThat(asked("Users?count=many").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "sortBy=userName, bob@example.com carol@example.com",
        "sortBy=emails&sortOrder=descending, carol@example.com bob@example.com",
        "sortOrder=descending, carol@example.com bob@example.com"
    })
    void listsAreSortedByAnAttribute(String query, String userNames) throws Exception {
        assertThat(names(asked("Users?" + query), "userName"))
                .containsExactly(userNames.split(" "));
    }

    @Test
    void groupsKnowTheirMembersAndTheAppIsAServicePrincipal() throws Exception {
        assertThat(names(asked("Groups"), "displayName")).containsExactly("builders", "users");
        HttpAnswer builders = asked("Groups/4000000000000001");
        assertThat(builders.json())
                .containsEntry("displayName", "builders")
                .extractingByKey("members")
                .asString()
                .contains("2000000000000002");
        assertThat(names(asked("ServicePrincipals"), "applicationId"))
                .containsExactly(workspace.app().clientId());
        assertThat(asked("ServicePrincipals/3000000000000001?excludedAttributes=groups").json())
                .doesNotContainKey("groups");
        assertThat(asked("Users/2000000000000002").json())
                .containsEntry("userName", "bob@example.com");
    }

    @Test
    void whoIsNotThereIsNotFound() throws Exception {
        HttpAnswer answer = asked("Users/1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).containsEntry("detail", "User with id 1 not found.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void withoutATokenNobodyIsTold() throws Exception {
        HttpAnswer answer = http.get(HttpCaller.ME);

        assertUnauthenticated(answer);
        assertThat(answer.headers())
                .containsEntry("www-authenticate", "Bearer realm=\"offline workspace\"");
    }

    @Test
    void aTokenDiesWhenItsTimeIsUp() throws Exception {
        String token = http.accessToken(workspace.developer());

        clock.pass(Duration.ofMillis(1999));
        assertThat(http.me("Bearer " + token).status()).isEqualTo(200);

        clock.pass(Duration.ofMillis(1));
        HttpAnswer answer = http.me("Bearer " + token);
        assertUnauthenticated(answer);
        assertThat(answer.body()).contains("expired").doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "Bearer a.b.c", "Bearer ..", "Bearer", "Basic YTpi"})
    void garbageIsNoToken(String authorization) throws Exception {
        HttpAnswer answer = http.me(authorization);

        assertUnauthenticated(answer);
        assertThat(answer.body()).doesNotContain("garbage");
    }

    @Test
    void aTamperedTokenIsNoToken() throws Exception {
        String token = http.accessToken(workspace.app());
        String header = token.substring(0, token.indexOf('.'));
        String signature = token.substring(token.lastIndexOf('.'));
        String forged = base64url("{\"sub\":\"bob@example.com\",\"exp\":9999999999}");

        assertUnauthenticated(http.me("Bearer " + header + "." + forged + signature));
        assertUnauthenticated(http.me("Bearer " + token.substring(0, token.length() - 8)));
        assertUnauthenticated(http.me("Bearer " + token + "\u00e9"));
        assertUnauthenticated(http.me("Bearer " + header + signature));
    }

    @Test
    void anUnsignedTokenIsNoToken() throws Exception {
        String token = http.accessToken(workspace.app());
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        String unsigned = base64url("{\"alg\":\"none\"}") + "." + payload + ".";

        assertUnauthenticated(http.me("Bearer " + unsigned));
    }

    @Test
    void anotherWorkspacesTokenIsNoToken() throws Exception {
        try (OfflineWorkspace other =
                OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system())) {
            String token = new HttpCaller(other.host()).accessToken(other.developer());

            assertUnauthenticated(http.me("Bearer " + token));
        }
    }

    private HttpAnswer asked(String target) throws Exception {
        return http.get(
                "/api/2.0/preview/scim/v2/" + target,
                "Authorization: Bearer " + http.accessToken(workspace.developer()));
    }

    private static List<String> names(HttpAnswer list, String member) {
        return ((List<?>) Objects.requireNonNull(list.json().get("Resources")))
                .stream().map(resource -> text(resource, member)).toList();
    }

    private static String text(Object resource, String member) {
        return String.valueOf(((Map<?, ?>) resource).get(member));
    }

    private static void assertUnauthenticated(HttpAnswer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json())
                .containsOnlyKeys("error_code", "message")
                .containsEntry("error_code", "UNAUTHENTICATED");
        assertThat(answer.headers()).doesNotContainKey("x-databricks-org-id");
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
