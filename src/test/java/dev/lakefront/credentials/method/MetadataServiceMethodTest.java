package dev.lakefront.credentials.method;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataServiceMethodTest {
    private static final String SESSION = "/session";

    @TempDir Path home;
    private StubWorkspace service;

    @BeforeEach
    void open() throws IOException {
        service = new StubWorkspace();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    private LoginFixture shell(String url) {
        return new LoginFixture(home)
                .set("DATABRICKS_HOST", "https://w.test")
                .set("DATABRICKS_METADATA_SERVICE_URL", url);
    }

    private TokenFetcher fetcher() {
        Credential credential = shell(service.url() + SESSION).resolve().credential();
        return ((Credential.OAuth) credential).fetcher();
    }

    @Test
    void handsOutTheTokenOfItsLogin() throws TokenFailure {
        long end = NOW.plusSeconds(600).getEpochSecond();
        service.answering(SESSION, 200, "{\"access_token\":\"t\",\"expires_on\":\"" + end + "\"}");

        AccessToken token = fetcher().fetch();

        assertThat(token.value().reveal()).isEqualTo("t");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(600));
        StubWorkspace.Asked asked = service.asked(SESSION).getFirst();
        assertThat(asked.field("X-Databricks-Metadata-Version")).isEqualTo("1");
        assertThat(asked.field("X-Databricks-Host")).isEqualTo("https://w.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | true  | answered with HTTP 400: it has no token for https://w.test; is it a"
                        + " session of that workspace?",
                "404 | false | answered with HTTP 404",
                "302 | false | answered with a redirect, which is not followed: HTTP 302",
                "200 | false | answered with something that is not an access token",
            })
    void anyOtherAnswerIsTold(int status, boolean rejected, String words) {
        service.answering(SESSION, status, "{}", Map.of("Location", service.url() + "/other"));

        TokenFailure failure = catchThrowableOfType(TokenFailure.class, fetcher()::fetch);

        assertThat(failure).hasMessage("the metadata service " + service.url() + " " + words);
        assertThat(failure.isRejected()).isEqualTo(rejected);
        assertThat(service.asked("/other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://metadata.test/s,          ' http://metadata.test'",
        "https://u:geheim@metadata.test/s, ' https://metadata.test'",
        "http://127.0.0.2/s,              ' http://127.0.0.2'",
        "ftp://localhost/s,               ' ftp://localhost'",
        "localhost,                       ''",
    })
    void isOnThisMachine(String url, String shown) {
        assertThat(catchThrowableOfType(ProblemException.class, shell(url)::resolve).problems())
                .containsExactly(
                        new Problem(
                                "the metadata service"
                                        + shown
                                        + " is not on this machine (expected: http://localhost… or"
                                        + " http://127.0.0.1…)",
                                "DATABRICKS_METADATA_SERVICE_URL",
                                null));
    }
}
