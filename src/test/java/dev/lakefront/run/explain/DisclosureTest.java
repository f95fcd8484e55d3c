package dev.lakefront.run.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {
    @ParameterizedTest
    @CsvSource({
        "DATABRICKS_TOKEN, x",
        "github_token, x",
        "ARM_CLIENT_SECRET, x",
        "DB_PASSWORD, x",
        "PGPASSWORD, x",
        "OPENAI_API_KEY, x",
        "APIKEY, x",
        "GOOGLE_CREDENTIALS, x",
        "DB_PASS, x",
        "SMTP_AUTH, x",
        "SESSION_COOKIE, x",
        "SENTRY_DSN, x",
        "DATABASE_URL, postgres://me:hunter2@db.example/x",
        "HTTPS_PROXY, http://me:hunter2@proxy.example",
        "JDBC, jdbc:x;password=hunter2",
        "A, dapi0123456789abcdef",
        "B, eyJhbGciOiJub25lIn0.e30.",
        "C, -----BEGIN PRIVATE KEY-----",
    })
    void whatMayBeASecretIsAFingerprint(String name, String value) {
        assertThat(Disclosure.of(name, value))
                .isInstanceOf(ExplainedValue.Fingerprint.class)
                .satisfies(said -> assertThat(said.toString()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @CsvSource({
        "PATH, /usr/bin:/bin",
        "PWD, /home/me",
        "PORT, 8000",
        "DATABRICKS_HOST, https://w.example",
        "DATABRICKS_CLIENT_ID, 12",
        "DATABRICKS_AUTH_TYPE, pat",
        "HTTPS_PROXY, http://proxy.example:3128",
        "LOG_LEVEL, debug",
        "COMPASS, north",
        "EMPTY_TOKEN, ''",
    })
    void whatIsNoneIsShown(String name, String value) {
        assertThat(Disclosure.of(name, value)).isEqualTo(new ExplainedValue.Shown(value));
    }
}
