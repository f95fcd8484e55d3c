package dev.lakefront.workspace.oauth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.LoginBrowser;
import dev.lakefront.workspace.MovableClock;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGrantsTest {
    private static final String ALICE = "2000000000000001";

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_800_000_000));
    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(WorkspaceSettings.DEFAULT, clock);
    private final HttpCaller http = new HttpCaller(workspace.host());
    private final LoginBrowser browser = new LoginBrowser(http);

    @AfterEach
    void close() {
        workspace.close();
    }

    private String code() throws Exception {
        return Objects.requireNonNull(browser.logIn(ALICE).get("code"));
    }

    private HttpAnswer tokens() throws Exception {
        return browser.redeem(code(), LoginBrowser.VERIFIER);
    }

    private int meWith(HttpAnswer tokens) throws Exception {
        return http.me("Bearer " + tokens.text("access_token")).status();
    }

    private static void assertRefused(HttpAnswer answer, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", error);
    }

    @Nested
    class ACode {
        @Test
        void endsWhatItBroughtWhenItComesAgain() throws Exception {
            String code = code();
            HttpAnswer tokens = browser.redeem(code, LoginBrowser.VERIFIER);
            assertThat(meWith(tokens)).isEqualTo(200);

            assertRefused(browser.redeem(code, LoginBrowser.VERIFIER), "invalid_grant");

            assertThat(meWith(tokens)).isEqualTo(401);
            assertRefused(browser.refresh(tokens.text("refresh_token"), ""), "invalid_grant");
        }

        @Test
        void isWorthNothingAfterAWrongVerifier() throws Exception {
            String code = code();
            assertRefused(browser.redeem(code, LoginBrowser.VERIFIER + "x"), "invalid_grant");
            assertRefused(browser.redeem(code, LoginBrowser.VERIFIER), "invalid_grant");
        }

        @Test
        void expires() throws Exception {
            String code = code();
            clock.pass(Duration.ofMinutes(10));
            assertRefused(browser.redeem(code, LoginBrowser.VERIFIER), "invalid_grant");
        }

        @Test
        void isForItsClientAndItsPlaceOnly() throws Exception {
            String code = code();
            String form =
                    "grant_type=authorization_code&code_verifier="
                            + LoginBrowser.VERIFIER
                            + "&code="
                            + code;
            assertRefused(
                    http.token(
                            workspace.app(), form + "&redirect_uri=http%3A%2F%2Flocalhost%3A8020"),
                    "invalid_grant");
            assertRefused(
                    http.post(
                            HttpCaller.TOKEN,
                            form
                                    + "&client_id=databricks-cli&redirect_uri=http%3A%2F%2Flocalhost%3A9",
                            HttpCaller.FORM),
                    "invalid_grant");
        }
    }

    @Nested
    class ARefreshToken {
        @Test
        void bringsTheNextOne() throws Exception {
            HttpAnswer first = tokens();
            HttpAnswer second = browser.refresh(first.text("refresh_token"), "");

            assertThat(second.status()).isEqualTo(200);
            assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
            assertThat(meWith(first)).isEqualTo(200);
            assertThat(meWith(second)).isEqualTo(200);
        }

        @Test
        void thatComesAgainEndsItsWholeFamily() throws Exception {
            HttpAnswer first = tokens();
            HttpAnswer second = browser.refresh(first.text("refresh_token"), "");
            HttpAnswer others = tokens();

            assertRefused(browser.refresh(first.text("refresh_token"), ""), "invalid_grant");

            assertRefused(browser.refresh(second.text("refresh_token"), ""), "invalid_grant");
            assertThat(meWith(first)).isEqualTo(401);
            assertThat(meWith(second)).isEqualTo(401);
            assertThat(meWith(others)).isEqualTo(200);
        }

        @Test
        void expiresAfterAWeek() throws Exception {
            HttpAnswer first = tokens();
            clock.pass(Duration.ofDays(7).minusSeconds(1));
            HttpAnswer second = browser.refresh(first.text("refresh_token"), "");
            assertThat(second.status()).isEqualTo(200);

            clock.pass(Duration.ofDays(7));
            assertRefused(browser.refresh(second.text("refresh_token"), ""), "invalid_grant");
        }

        @Test
        void mayBringLessAndNotMore() throws Exception {
            HttpAnswer narrow = browser.refresh(tokens().text("refresh_token"), "&scope=sql");
            assertThat(narrow.json()).containsEntry("scope", "sql");
            assertThat(browser.refresh(narrow.text("refresh_token"), "").json())
                    .containsEntry("scope", "all-apis offline_access");

            assertRefused(
                    browser.refresh(tokens().text("refresh_token"), "&scope=everything"),
                    "invalid_scope");
        }

        @Test
        void isForItsClientOnly() throws Exception {
            assertRefused(
                    http.token(
                            workspace.app(),
                            "grant_type=refresh_token&refresh_token="
                                    + tokens().text("refresh_token")),
                    "invalid_grant");
        }
    }

    @Nested
    class AnExchange {
        private static final String EXCHANGE =
                "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
        private static final String TYPE =
                "&subject_token_type=urn:ietf:params:oauth:token-type:jwt";

        @Test
        void bringsATokenOfTheSamePersonForLess() throws Exception {
            String subject = http.accessToken(workspace.developer());
            HttpAnswer answer = exchange(EXCHANGE + TYPE + "&scope=sql&subject_token=" + subject);

            assertThat(answer.json())
                    .containsEntry("scope", "sql")
                    .containsEntry(
                            "issued_token_type", "urn:ietf:params:oauth:token-type:access_token");
            assertThat(answer.text("access_token")).isNotEqualTo(subject);
        }

        @Test
        void bringsNotMore() throws Exception {
            String narrow =
                    http.token(workspace.app(), "grant_type=client_credentials&scope=sql")
                            .text("access_token");
            assertRefused(
                    exchange(EXCHANGE + TYPE + "&scope=files.files&subject_token=" + narrow),
                    "invalid_scope");
        }

        @Test
        void endsWithWhatItWasHadFor() throws Exception {
            HttpAnswer tokens = tokens();
            HttpAnswer exchanged = exchange(tokens);
            HttpAnswer again = exchange(exchanged);
            assertThat(meWith(again)).isEqualTo(200);

            browser.refresh(tokens.text("refresh_token"), "");
            browser.refresh(tokens.text("refresh_token"), "");

            assertThat(meWith(exchanged)).isEqualTo(401);
            assertThat(meWith(again)).isEqualTo(401);
        }

        @Test
        void bringsNoLongerLife() throws Exception {
            HttpAnswer tokens = tokens();
            clock.pass(Duration.ofMinutes(50));

            assertThat(exchange(tokens).json()).containsEntry("expires_in", 600L);
        }

        @Test
        void bringsAccessTokensOnly() throws Exception {
            String wanted = "&requested_token_type=urn:ietf:params:oauth:token-type:id_token";
            String subject = "&subject_token=" + http.accessToken(workspace.app());
            assertRefused(exchange(EXCHANGE + TYPE + wanted + subject), "invalid_request");
        }

        private HttpAnswer exchange(HttpAnswer tokens) throws Exception {
            return exchange(EXCHANGE + TYPE + "&subject_token=" + tokens.text("access_token"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"nonsense", "a.b.c"})
        void needsATokenOfOurs(String token) throws Exception {
            assertRefused(exchange(EXCHANGE + TYPE + "&subject_token=" + token), "invalid_grant");
            assertRefused(exchange(EXCHANGE + "&subject_token=" + token), "invalid_request");
        }

        private HttpAnswer exchange(String form) throws Exception {
            return http.post(HttpCaller.TOKEN, form, HttpCaller.FORM);
        }
    }

    @Nested
    class ARevocation {
        @Test
        void ofARefreshTokenEndsAllThatCameOfIt() throws Exception {
            HttpAnswer tokens = tokens();
            assertThat(revoke(tokens.text("refresh_token")).status()).isEqualTo(200);

            assertThat(meWith(tokens)).isEqualTo(401);
            assertRefused(browser.refresh(tokens.text("refresh_token"), ""), "invalid_grant");
        }

        @Test
        void ofAnAccessTokenEndsThatOne() throws Exception {
            HttpAnswer tokens = tokens();
            assertThat(revoke(tokens.text("access_token")).status()).isEqualTo(200);

            assertThat(meWith(tokens)).isEqualTo(401);
            assertThat(browser.refresh(tokens.text("refresh_token"), "").status()).isEqualTo(200);
        }

        @Test
        void ofNonsenseIsNoError() throws Exception {
            assertThat(revoke("nonsense").status()).isEqualTo(200);
        }

        @Test
        void isTheOwnersOnly() throws Exception {
            ClientCredentials app = workspace.app();
            HttpAnswer tokens = tokens();
            for (String kind : new String[] {"access_token", "refresh_token"}) {
                assertRefused(
                        http.post(
                                "/oidc/v1/revoke",
                                "token=" + tokens.text(kind),
                                HttpCaller.FORM,
                                HttpCaller.basic(app)),
                        "unauthorized_client");
            }
            assertThat(meWith(tokens)).isEqualTo(200);
        }

        private HttpAnswer revoke(String token) throws Exception {
            return http.post(
                    "/oidc/v1/revoke", "client_id=databricks-cli&token=" + token, HttpCaller.FORM);
        }
    }
}
