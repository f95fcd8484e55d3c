package dev.lakefront.credentials.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.BrowserLogins;
import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserLoginsTest {
    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void prepareHome() throws IOException {
        shell =
                new LoginFixture(home)
                        .config(
                                """
                                [DEFAULT]
                                host = https://default.example
                                [dev]
                                host = https://dev.example/
                                token = of-something-else
                                [bare]
                                account_id = 1
                                """);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, https://default.example, DEFAULT",
                "https://x.example/, -, -, https://x.example, -",
                "x.example, -, -, https://x.example, -",
                "-, dev, -, https://dev.example, dev",
                "-, -, dev, https://dev.example, dev",
                "dev.example, dev, -, https://dev.example, dev",
                "https://x.example, -, dev, https://x.example, -",
            })
    void theWorkspaceIsTheOneThatIsNamedFirst(
            @Nullable String host,
            @Nullable String flag,
            @Nullable String variable,
            String expectedHost,
            @Nullable String profile) {
        BrowserLogin login = find(host, flag, variable);
        assertThat(login.host()).isEqualTo(expectedHost);
        assertThat(login.profile()).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, none, profile none has no host, add host =",
                "-, bare, profile bare has no host, add host =",
                "https://x.example, new, profile new has no host yet, auth_type = databricks-cli",
                "https://x.example, dev, profile dev is of another host, leave --host out",
                "http://x.example, -, would get your token unencrypted, https://x.example",
                "'https://', -, not a URL, -",
            })
    void whatDoesNotFitIsToldWithWhatMendsIt(
            @Nullable String host, @Nullable String flag, String what, @Nullable String fix) {
        ProblemException failed =
                catchThrowableOfType(ProblemException.class, () -> find(host, flag, null));
        assertThat(failed).hasMessageContaining(what);
        if (fix != null) {
            assertThat(failed.problems().getFirst().fix()).contains(fix);
        }
    }

    @Test
    void withoutAnyHostItIsAskedFor() throws IOException {
        shell.config("");
        assertThat(catchThrowableOfType(ProblemException.class, () -> find(null, null, null)))
                .hasMessageContaining("no workspace to log in to");
    }

    private BrowserLogin find(
            @Nullable String host, @Nullable String flag, @Nullable String variable) {
        if (flag != null) {
            shell.profile(flag);
        }
        if (variable != null) {
            shell.set("DATABRICKS_CONFIG_PROFILE", variable);
        }
        return BrowserLogins.find(shell.request(), host, LoginFixture.CLOCK);
    }
}
