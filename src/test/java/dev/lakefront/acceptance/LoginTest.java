package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.WebSocketClient;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a login comes from, what it gives the app, and what is said if it gives nothing. */
@Timeout(60)
class LoginTest {
    private static final String CLI_TOKEN = "eyJfrom.the.cli";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @ParameterizedTest
    @CsvSource({
        "sp, --profile=sp, ''",
        "sp, -p=sp, ''",
        "sp, --debug=false, sp",
        "DEFAULT, --debug=false, ''",
    })
    void aServicePrincipalsProfileGivesATokenOfTheWorkspace(
            String profile, String flag, String exported) {
        config("[" + profile + "]\nhost = URL\nclient_id = ID\nclient_secret = SECRET\n");
        if (!exported.isEmpty()) {
            sandbox.export("DATABRICKS_CONFIG_PROFILE", exported);
        }
        LakefrontCommand run = sandbox.withMirror().run(flag).awaitOpen();
        Mirrored seen = sandbox.mirrored();
        assertThat(sandbox.workspace().expiry(seen.token())).isAfter(seen.at());
        assertThat(run.transcript()).doesNotContain(seen.token(), StandInWorkspace.CLIENT_SECRET);
    }

    @Nested
    class APersonalAccessToken {
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void givesTheIdentityWithoutATokenAndOneWarning(boolean inProfile) {
            if (inProfile) {
                config("[DEFAULT]\nhost = URL\ntoken = PAT\n");
            } else {
                sandbox.loggedOut()
                        .export("DATABRICKS_HOST", sandbox.workspace().url())
                        .export("DATABRICKS_TOKEN", StandInWorkspace.PERSONAL_ACCESS_TOKEN);
            }
            LakefrontCommand run = sandbox.withMirror().run().awaitOpen();
            Mirrored seen = sandbox.mirrored("X-Forwarded-Access-Token: stolen");
            assertThat(seen.field("X-Forwarded-Email")).isEqualTo("zoe@example.com");
            assertThat(seen.fields("X-Forwarded-Access-Token")).isEmpty();
            assertThat(seen.head()).doesNotContain("stolen");
            assertOneWarning(run);
        }

        private void assertOneWarning(LakefrontCommand run) {
            assertThat(run.errors().stream().filter(line -> line.contains("Not injecting")))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "Not injecting X-Forwarded-Access-Token: could not mint an OAuth token"
                                    + " from the current credentials (OAuth Token not supported for"
                                    + " current auth type pat)")
                    .contains("databricks auth login");
            assertThat(run.transcript()).doesNotContain(StandInWorkspace.PERSONAL_ACCESS_TOKEN);
        }

        @Test
        void goesToNoWebSocketEither() {
            config("[DEFAULT]\nhost = URL\ntoken = PAT\n");
            sandbox.withMirror().run().awaitOpen();
            try (var socket =
                    WebSocketClient.open(
                            sandbox.port(), "/ws", "X-Forwarded-Access-Token: stolen")) {
                assertThat(socket.status()).isEqualTo(101);
                assertThat(socket.wire().until("\r\n\r\n").toLowerCase(Locale.ROOT))
                        .contains("x-forwarded-email: zoe@example.com")
                        .doesNotContain("x-forwarded-access-token", "stolen");
            }
        }
    }

    @Nested
    class TheDatabricksCli {
        @ParameterizedTest
        @ValueSource(strings = {"dev", "my profile", "$(touch pwned)", "`touch pwned`; 'x' \"y\""})
        void isAskedForTheTokenWithoutAShell(String profile) {
            config("[" + profile + "]\nhost = URL\nauth_type = databricks-cli\n");
            cli("");
            sandbox.workspace().accept(CLI_TOKEN);
            sandbox.withMirror().run("--profile", profile).awaitOpen();
            assertThat(sandbox.mirrored().token()).isEqualTo(CLI_TOKEN);
            assertThat(sandbox.read("../asked.txt"))
                    .isEqualTo("auth\ntoken\n--profile\n" + profile + "\n");
            assertThat(sandbox.has("pwned")).isFalse();
        }

        @Test
        void isAskedByHostWithoutAProfile() {
            sandbox.loggedOut().export("DATABRICKS_HOST", sandbox.workspace().url());
            cli("");
            sandbox.workspace().accept(CLI_TOKEN);
            LakefrontCommand run = sandbox.withMirror().run().awaitOpen();
            assertThat(sandbox.mirrored().token()).isEqualTo(CLI_TOKEN);
            assertThat(sandbox.read("../asked.txt"))
                    .isEqualTo("auth\ntoken\n--host\n" + sandbox.workspace().url() + "\n");
            assertThat(run.transcript()).doesNotContain(CLI_TOKEN);
        }

        @Test
        void withoutAValidLoginEndsTheCommandAndNamesTheOneThatHelps() {
            config("[my profile]\nhost = URL\nauth_type = databricks-cli\n");
            cli(
                    "echo 'Error: A new access token could not be retrieved because the refresh token"
                            + " is invalid.' >&2; exit 1");
            LakefrontCommand run = sandbox.withMirror().run("--profile", "my profile");
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.transcript())
                    .contains("Error: ", "databricks auth login --profile 'my profile'");
            assertThat(sandbox.isQuiet()).isTrue();
        }

        /** A stand-in that writes its arguments down, a line each, and answers with a token. */
        private void cli(String first) {
            sandbox.program(
                    "databricks",
                    """
                    #!/bin/sh
                    printf '%%s\\n' "$@" > "$HOME/../asked.txt"
                    %s
                    echo '{"access_token": "%s", "expiry": "2999-01-01T00:00:00.123456789+02:00"}'
                    """
                            .formatted(first, CLI_TOKEN));
        }
    }

    @Test
    void aWorkspaceThatAnswersWithAnErrorIsNotSaidToBeOutOfReach() {
        sandbox.workspace().answeringForATokenWith(500);
        LakefrontCommand run = sandbox.withMirror().run().awaitOpen();
        assertThat(run.errors())
                .contains(
                        "Warning: the token endpoint "
                                + sandbox.workspace().url()
                                + " answered with HTTP 500 (DATABRICKS_HOST); requests get 502"
                                + " until that changes");
        assertThat(run.transcript()).doesNotContain("reached", StandInWorkspace.BABBLE);
    }

    @Nested
    class WhatIsNoLogin {
        @BeforeEach
        void thereIsAnApp() {
            sandbox.withScript("touch started; cat");
        }

        @Test
        void isAPlainHttpHostThatIsNotThisMachine() {
            sandbox.export("DATABRICKS_HOST", "http://workspace.example.com");
            assertThat(errorsOf(sandbox.run()))
                    .contains("Error: ", "http://workspace.example.com", "https://");
        }

        @Test
        void isAProfileThatTheFileDoesNotHave() {
            config("[dev]\nhost = URL\ntoken = PAT\n[prod]\nhost = URL\ntoken = PAT\n");
            assertThat(errorsOf(sandbox.run("--profile", "stage")))
                    .contains("Error: profile stage not found", "dev, prod")
                    .doesNotContain(StandInWorkspace.PERSONAL_ACCESS_TOKEN);
        }

        @Test
        void isNothingAtAll() {
            sandbox.loggedOut();
            assertThat(errorsOf(sandbox.run()))
                    .containsSubsequence(
                            "Error: no Databricks login found",
                            "--profile",
                            "DATABRICKS_CONFIG_PROFILE",
                            "DATABRICKS_HOST",
                            sandbox.home() + "/.databrickscfg",
                            "databricks auth login",
                            "--offline");
        }

        @Test
        void isTwoAtOnce() {
            sandbox.export("DATABRICKS_TOKEN", StandInWorkspace.PERSONAL_ACCESS_TOKEN);
            assertThat(errorsOf(sandbox.run()))
                    .contains(
                            "Error: more than one authorization method configured: oauth and pat");
        }

        @Test
        void isASecretThatTheWorkspaceRefuses() {
            sandbox.export("DATABRICKS_CLIENT_SECRET", "wrong-secret-value");
            assertThat(errorsOf(sandbox.run()))
                    .contains(
                            "Error: ", "refuses", "DATABRICKS_CLIENT_ID", "lakefront auth describe")
                    .doesNotContain("wrong-secret-value", StandInWorkspace.BABBLE);
        }

        @Test
        void isATokenThatTheWorkspaceRefuses() {
            sandbox.loggedOut()
                    .export("DATABRICKS_HOST", sandbox.workspace().url())
                    .export("DATABRICKS_TOKEN", "dapi-wrong-token");
            assertThat(errorsOf(sandbox.run()))
                    .contains("Error: ", "refuses")
                    .doesNotContain("dapi-wrong-token", StandInWorkspace.BABBLE);
        }

        /** What the command says as it ends, without having left an app. */
        private String errorsOf(LakefrontCommand run) {
            assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
            assertThat(run.transcript()).doesNotContain("\tat ", "Exception");
            assertThat(sandbox.isQuiet()).isTrue();
            return String.join("\n", run.errors());
        }
    }

    /** The config file is the only login. */
    private void config(String text) {
        sandbox.loggedOut()
                .file(
                        "../home/.databrickscfg",
                        text.replace("URL", sandbox.workspace().url())
                                .replace("ID", StandInWorkspace.CLIENT_ID)
                                .replace("SECRET", StandInWorkspace.CLIENT_SECRET)
                                .replace("PAT", StandInWorkspace.PERSONAL_ACCESS_TOKEN));
    }
}
