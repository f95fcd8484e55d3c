package dev.lakefront.credentials.method;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.RudeServer;
import dev.lakefront.credentials.RudeServer.Manner;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsFetcherTest {
    private static final String DISCOVERY = "/oidc/.well-known/oauth-authorization-server";
    private static final String TOKEN = "/oidc/v1/token";

    @TempDir Path home;
    private StubWorkspace workspace;

    @BeforeEach
    void openWorkspace() throws IOException {
        workspace = new StubWorkspace();
    }

    @AfterEach
    void closeWorkspace() throws IOException {
        workspace.close();
    }

    private TokenFetcher fetcher() {
        return fetcher(workspace.url());
    }

    private TokenFetcher fetcher(String host) {
        Credential credential =
                new LoginFixture(home)
                        .set("DATABRICKS_HOST", host)
                        .set("DATABRICKS_CLIENT_ID", "an id")
                        .set("DATABRICKS_CLIENT_SECRET", "s/e:c%ret")
                        .resolve()
                        .credential();
        return ((Credential.OAuth) credential).fetcher();
    }

    /** The same with less patience. */
    private TokenFetcher impatient(String host, Duration limit) {
        LoginContext context =
                new LoginFixture(home)
                        .set("DATABRICKS_HOST", host)
                        .set("DATABRICKS_CLIENT_ID", "an id")
                        .set("DATABRICKS_CLIENT_SECRET", "s/e:c%ret")
                        .context();
        return new ClientCredentialsFetcher(
                context,
                new TokenEndpoint(context.http(), host, null),
                Authorization.basic("an id", "s/e:c%ret"),
                limit);
    }

    private static String token(String value, String expiresIn) {
        return "{\"access_token\":\"" + value + "\",\"expires_in\":" + expiresIn + "}";
    }

    private static TokenFailure failure(TokenFetcher fetcher) {
        return catchThrowableOfType(TokenFailure.class, fetcher::fetch);
    }

    @Test
    void asksTheEndpointThatTheWorkspaceNames() throws TokenFailure {
        workspace
                .answering(DISCOVERY, 200, "{\"token_endpoint\":\"" + workspace.url() + "/named\"}")
                .answering("/named", 200, token("t1", "3600"));

        AccessToken token = fetcher().fetch();

        assertThat(token.value().reveal()).isEqualTo("t1");
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        StubWorkspace.Asked asked = workspace.asked("/named").getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=all-apis");
        assertThat(credentials(asked.field("Authorization"))).isEqualTo("an+id:s%2Fe%3Ac%25ret");
    }

    private static String credentials(String authorization) {
        assertThat(authorization).startsWith("Basic ");
        byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
        return new String(pair, StandardCharsets.UTF_8);
    }

    @Test
    void looksForTheEndpointOnce() throws TokenFailure {
        workspace.answering(TOKEN, 200, token("t1", "10")).answering(TOKEN, 200, token("t2", "10"));
        TokenFetcher fetcher = fetcher();

        assertThat(fetcher.fetch().value().reveal()).isEqualTo("t1");
        assertThat(fetcher.fetch().value().reveal()).isEqualTo("t2");
        assertThat(workspace.asked(DISCOVERY)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | no",
                "500 | no",
                "503 | no",
                "200 | <html>",
                "200 | {}",
                "200 | {\"token_endpoint\":\"not a url\"}"
            })
    void fallsBackToTheCustomaryEndpoint(int status, String body) throws TokenFailure {
        workspace.answering(DISCOVERY, status, body).answering(TOKEN, 200, token("t1", "10"));

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t1");
    }

    @Test
    void sendsNoSecretToAnEndpointThatIsNotEncrypted() {
        workspace.answering(DISCOVERY, 200, "{\"token_endpoint\":\"http://elsewhere.test/token\"}");

        assertThat(failure(fetcher()))
                .hasMessage(
                        workspace.url()
                                + " names a token endpoint that is not https"
                                + " (http://elsewhere.test); nothing was sent to it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3600       | 3600",
                "\"60\"     | 60",
                "1.9        | 1",
                "0          | 0",
                "-5         | 0",
                "null       | 300",
                "\"\"       | 300",
                "1e300      | 31536000"
            })
    void aTokenLivesAsLongAsTheAnswerSays(String expiresIn, long seconds) throws TokenFailure {
        workspace.answering(TOKEN, 200, token("t", expiresIn));

        assertThat(fetcher().fetch().expiresAt()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aRefusalIsFinalAndQuotesNothing(int status) {
        workspace.answering(TOKEN, status, "{\"error\":\"dapi-secret\"}");

        TokenFailure failure = failure(fetcher());

        assertThat(failure.isRejected()).isTrue();
        assertThat(failure)
                .hasMessage(
                        "the token endpoint "
                                + workspace.url()
                                + " answered with HTTP "
                                + status
                                + ": it refuses the client id and secret of the login of "
                                + workspace.url());
        assertThat(workspace.asked(TOKEN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, 1", "503, 2", "429, 2", "302, 1"})
    void anyOtherAnswerPasses(int status, int requests) {
        workspace.answering(TOKEN, status, "dapi-secret");

        TokenFailure failure = failure(fetcher());

        assertThat(failure.isRejected()).isFalse();
        assertThat(failure)
                .hasMessageStartingWith("the token endpoint " + workspace.url() + " answered with ")
                .hasMessageEndingWith("HTTP " + status);
        assertThat(workspace.asked(TOKEN)).hasSize(requests);
    }

    @Test
    void recoversWithinTheFetchWhenTheEndpointDoes() throws TokenFailure {
        workspace.answering(TOKEN, 503, "").answering(TOKEN, 200, token("t", "10"));

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>login</html>",
                "{\"access_token\": 17.5",
                "{\"access_token\":17}",
                "{}",
                "{\"access_token\":\"with\\nbreak\"}",
                "{\"access_token\":\"t\",\"expires_in\":\"soon\"}"
            })
    void anAnswerWithoutATokenPassesAndIsNotQuoted(String body) {
        workspace.answering(TOKEN, 200, body);

        assertThat(failure(fetcher()))
                .hasMessage(
                        "the token endpoint "
                                + workspace.url()
                                + " answered with something that is not an access token")
                .hasNoCause();
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        String url = RudeServer.refusing();

        assertThat(failure(fetcher(url)))
                .hasMessage(
                        "the token endpoint " + url + " could not be reached: connection refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"HANG", "DRIP_HEAD", "DRIP_BODY"})
    void theWholeFetchEndsInTime(Manner manner) throws IOException {
        Duration limit = Duration.ofMillis(300);
        try (var server = new RudeServer(manner)) {
            long start = System.nanoTime();

            TokenFailure failure = failure(impatient(server.url(), limit));

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(limit, limit.plusSeconds(6));
            assertThat(failure).hasMessageEndingWith("gave no answer in time");
            assertThat(failure.isRejected()).isFalse();
        }
    }
}
