package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Secret;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose login the app gets, what of it, and what is said about that. */
@Timeout(60)
class WhoseLoginTest {
    private static final String TOKEN = "X-Forwarded-Access-Token";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    private Sandbox withPat() {
        return sandbox.loggedOut()
                .export("DATABRICKS_HOST", sandbox.workspace().url())
                .export("DATABRICKS_TOKEN", StandInWorkspace.PERSONAL_ACCESS_TOKEN);
    }

    private static void assertRefused(LakefrontCommand run, String problem) {
        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
        assertThat(run.errors()).anyMatch(line -> line.startsWith("Error: " + problem));
    }

    @Test
    void isSaidInOneLineAtTheStart() {
        LakefrontCommand run = sandbox.withMirror().run().awaitOpen();

        assertThat(run.errors())
                .contains(
                        "You are Zoë Dev <zoe@example.com> (oauth-m2m at "
                                + sandbox.workspace().url()
                                + "); the app signs in as you");
    }

    @Test
    void isTheOneOfTheTargetInTheBundle() {
        sandbox.loggedOut()
                .file(
                        "databricks.yml",
                        "targets: {dev: {workspace: {host: \"%s\"}}, prod: {default: true}}"
                                .formatted(sandbox.workspace().url()));
        sandbox.file(
                "../home/.databrickscfg",
                "[sp]\nhost = %s\nclient_id = %s\nclient_secret = %s\n"
                        .formatted(
                                sandbox.workspace().url(),
                                StandInWorkspace.CLIENT_ID,
                                StandInWorkspace.CLIENT_SECRET));

        LakefrontCommand run = sandbox.withMirror().run("--target", "dev").awaitOpen();

        assertThat(run.errors()).anyMatch(line -> line.contains("(oauth-m2m, profile sp at "));
    }

    @Test
    void isNotAnAccounts() {
        sandbox.loggedOut().workspace().describeNothing();
        sandbox.file(
                "../home/.databrickscfg",
                "[DEFAULT]\nhost = %s\naccount_id = a\ntoken = t\n"
                        .formatted(sandbox.workspace().url()));

        assertRefused(
                sandbox.withMirror().run(),
                "profile \"DEFAULT\" has no workspace_id set (account-only)");
    }

    @Nested
    class TheTokenHeader {
        @Test
        void isLeftOutOnRequestAndTheIdentityStays() {
            LakefrontCommand run = sandbox.withMirror().run("--access-token", "off").awaitOpen();

            Mirrored seen = sandbox.mirrored();

            assertThat(seen.fields(TOKEN)).isEmpty();
            assertThat(seen.field("X-Forwarded-Email")).isEqualTo("zoe@example.com");
            assertThat(run.transcript()).doesNotContain("Not injecting");
        }

        @Test
        void isThePersonalAccessTokenOnRequestAndThatIsSaid() {
            LakefrontCommand run = withPat().withMirror().run("--access-token", "pat").awaitOpen();

            assertThat(sandbox.mirrored().token())
                    .isEqualTo(StandInWorkspace.PERSONAL_ACCESS_TOKEN);
            assertThat(run.errors())
                    .filteredOn(line -> line.contains("no scopes limit"))
                    .hasSize(1);
            assertThat(run.transcript()).doesNotContain(StandInWorkspace.PERSONAL_ACCESS_TOKEN);
        }

        @Test
        void isNoPersonalAccessTokenWhereThereIsNone() {
            assertRefused(
                    sandbox.withMirror().run("--access-token", "pat"),
                    "--access-token pat: the login has no personal access token");
        }

        @Test
        void canBeRequiredOfALogin() {
            assertRefused(
                    withPat().withMirror().run("--access-token", "required"),
                    "--access-token required: OAuth Token not supported for current auth type pat");
        }

        @Test
        void canBeRequiredOfTheWorkspace() {
            sandbox.workspace().answeringForATokenWith(500);

            assertRefused(
                    sandbox.withMirror().run("--access-token", "required"),
                    "--access-token required: the token endpoint");
        }
    }

    @Nested
    class TheAppsOwn {
        private static final String SHOW = "env | grep DATABRICKS_ | sort; echo shown; cat";

        @Test
        void isAServicePrincipalOnRequest() {
            sandbox.export("LAKEFRONT_APP_CLIENT_SECRET", "secret-of-the-app");
            LakefrontCommand run =
                    sandbox.withScript("env | grep -e DATABRICKS -e LAKEFRONT; echo shown; cat")
                            .run(
                                    "--app-identity",
                                    "service-principal",
                                    "--app-client-id",
                                    "id-of-the-app")
                            .awaitOutput("shown");

            assertThat(run.output())
                    .contains(
                            "DATABRICKS_CLIENT_ID=id-of-the-app",
                            "DATABRICKS_CLIENT_SECRET=secret-of-the-app",
                            "DATABRICKS_HOST=" + sandbox.workspace().url())
                    .noneMatch(line -> line.startsWith("LAKEFRONT_APP_CLIENT_SECRET"));
            assertThat(run.awaitLine("You are"))
                    .endsWith("; the app signs in as service principal id-of-the-app");
        }

        @Test
        void mayBeNone() {
            LakefrontCommand run =
                    sandbox.withScript(SHOW).run("--app-identity", "none").awaitOutput("shown");

            assertThat(run.output())
                    .contains("DATABRICKS_HOST=" + sandbox.workspace().url())
                    .noneMatch(line -> line.startsWith("DATABRICKS_CLIENT_"));
            assertThat(run.awaitLine("You are")).endsWith("; the app has no login");
        }

        @Test
        void needsAnIdAndASecret() {
            LakefrontCommand run =
                    sandbox.withScript(SHOW).run("--app-identity", "service-principal");

            assertRefused(run, "--app-identity service-principal: which one?");
            assertRefused(run, "--app-identity service-principal: its secret is not set");
        }
    }

    @Test
    void theTokenIsRenewedAtASignalAndEveryRequestSaysWhichItCarries() {
        LakefrontCommand run = sandbox.withMirror().run("--log-level", "debug").awaitOpen();
        String before = sandbox.mirrored().token();

        run.signal("USR1");
        run.awaitLine("Token renewal: requests carry ***");
        String after = sandbox.mirrored().token();

        assertThat(after).isNotEqualTo(before);
        assertThat(run.awaitLine("Token renewal:")).contains(new Secret(after).fingerprint());
        for (String token : new String[] {before, after}) {
            assertThat(run.errors())
                    .anyMatch(line ->
                            line.startsWith("Request ")
                                    && line.endsWith(" token " + new Secret(token)));
        }
    }

    @Nested
    class Described {
        @Test
        void saysWhoAndWhereEachValueComesFrom() {
            sandbox.file("../home/.databrickscfg", "[dev]\nhost = https://other.test\n");
            LakefrontCommand describe = sandbox.lakefront(List.of("auth", "describe"));

            assertThat(describe.exitStatus()).as(describe.transcript()).isZero();
            assertThat(String.join("\n", describe.output()))
                    .contains(
                            "You are:              Zoë Dev <zoe@example.com>",
                            "Scopes:               the token does not say",
                            "(DATABRICKS_CLIENT_SECRET)",
                            "* oauth-m2m",
                            "auth type pat needs token, which is not set")
                    .doesNotContain(StandInWorkspace.CLIENT_SECRET);
        }

        @Test
        void isForProgramsToo() {
            LakefrontCommand describe =
                    sandbox.lakefront(List.of("auth", "describe", "-o", "json"));

            assertThat(describe.exitStatus()).as(describe.transcript()).isZero();
            assertThat(String.join("", describe.output()))
                    .startsWith("{\"status\":\"success\",\"host\":\"")
                    .contains(
                            "\"email\":\"zoe@example.com\"",
                            "\"key\":\"client_id\",\"value\":\"" + StandInWorkspace.CLIENT_ID,
                            "\"origin\":\"DATABRICKS_CLIENT_ID\"",
                            "\"auth_type\":\"oauth-m2m\",\"chosen\":true")
                    .doesNotContain(StandInWorkspace.CLIENT_SECRET);
        }

        @Test
        void failsWithTheReasonIfTheLoginDoesNotWork() {
            sandbox.export("DATABRICKS_CLIENT_SECRET", "wrong-secret");
            LakefrontCommand describe = sandbox.lakefront(List.of("auth", "describe"));

            assertRefused(describe, "the token endpoint");
            assertThat(describe.transcript()).doesNotContain("wrong-secret");
        }

        @Test
        void needsNoAccountOffline() {
            LakefrontCommand describe =
                    sandbox.loggedOut().lakefront(List.of("auth", "describe", "--offline"));

            assertThat(describe.exitStatus()).as(describe.transcript()).isZero();
            assertThat(String.join("\n", describe.output()))
                    .contains("Alice Example <alice@example.com>");
        }
    }
}
