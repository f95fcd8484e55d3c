package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.LoginDescription.Value;
import dev.lakefront.credentials.LoginDescription.Verdict;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.setting.BundleWorkspace;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.ProfilePicker;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginDescriptionTest {
    private static final String TWINS =
            """
            [a]
            host = https://twin.test
            token = t-a
            [b]
            host = https://twin.test/
            token = t-b
            """;

    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void openShell() {
        shell = new LoginFixture(home);
    }

    private LoginDescription describe(@Nullable BundleWorkspace bundle, ProfilePicker picker) {
        LoginRequest request = shell.request();
        return Logins.describe(
                new LoginRequest(
                        request.environment(), request.profile(), home, "1", bundle, picker),
                LoginFixture.CLOCK);
    }

    private static BundleWorkspace bundle(String host) {
        return new BundleWorkspace(
                Path.of("databricks.yml"), Map.of("host", new Setting(host, "databricks.yml:4")));
    }

    private static Value value(LoginDescription login, String key) {
        return login.values().stream()
                .filter(value -> value.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachValueSaysWhereItComesFromAndWhatItBeats() throws IOException {
        shell.config("[dev]\nhost = https://dev.test\ntoken = t-dev\n")
                .set("DATABRICKS_CONFIG_PROFILE", "dev")
                .set("DATABRICKS_TOKEN", "t-env");

        LoginDescription login = describe(null, ProfilePicker.NOBODY);

        String file = shell.configFile().toString();
        assertThat(value(login, "host"))
                .isEqualTo(
                        new Value(
                                "host",
                                "https://dev.test",
                                "profile dev in " + file + ":2",
                                List.of()));
        assertThat(value(login, "token"))
                .isEqualTo(
                        new Value(
                                "token",
                                new Secret("t-env").toString(),
                                "DATABRICKS_TOKEN",
                                List.of(
                                        new Value(
                                                "token",
                                                new Secret("t-dev").toString(),
                                                "profile dev in " + file + ":3",
                                                List.of()))));
        assertThat(login.values().toString()).doesNotContain("t-env", "t-dev");
    }

    @Test
    void aProfileSaysWhoseChoiceItIsAndWhatThatBeats() throws IOException {
        shell.config("[__settings__]\ndefault_profile = a\n" + TWINS)
                .profile("b")
                .set("DATABRICKS_CONFIG_PROFILE", "a");

        Value profile = value(describe(null, ProfilePicker.NOBODY), "profile");

        assertThat(profile.origin()).isEqualTo("--profile");
        assertThat(profile.beaten())
                .extracting(Value::origin)
                .containsExactly(
                        "DATABRICKS_CONFIG_PROFILE",
                        "default_profile in " + shell.configFile() + ":2");
    }

    @Test
    void variablesWithoutASayAreNamed() throws IOException {
        shell.config(TWINS)
                .profile("a")
                .set("DATABRICKS_AUTH_TYPE", "basic")
                .set("DATABRICKS_WORKSPACE_ID", "7")
                .set("DATABRICKS_HOST", "https://env.test");

        assertThat(describe(null, ProfilePicker.NOBODY).unread())
                .containsExactly("DATABRICKS_WORKSPACE_ID", "DATABRICKS_AUTH_TYPE");
    }

    @Test
    void everyAuthTypeHasAReason() throws IOException {
        shell.config(TWINS).profile("a");

        List<Verdict> verdicts = describe(null, ProfilePicker.NOBODY).verdicts();

        assertThat(verdicts).hasSize(AuthType.values().length);
        assertThat(verdicts.getFirst())
                .isEqualTo(new Verdict("pat", true, "by what the login holds"));
        assertThat(verdicts.get(1))
                .isEqualTo(
                        new Verdict(
                                "basic",
                                false,
                                "auth type basic needs username, which is not set"));
        assertThat(verdicts)
                .filteredOn(Verdict::isChosen)
                .extracting(Verdict::authType)
                .containsExactly("pat");
    }

    @Test
    void whatIsWrongIsToldBesideWhatWasFound() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_CLIENT_ID", "i");

        LoginDescription login = describe(null, ProfilePicker.NOBODY);

        assertThat(login.login()).isNull();
        assertThat(login.problems()).hasSize(1);
        assertThat(value(login, "client_id").origin()).isEqualTo("DATABRICKS_CLIENT_ID");
    }

    @Test
    void somebodyAtATerminalChoosesBetweenProfilesOfOneHost() throws IOException {
        shell.config(TWINS);
        var asked = new ArrayList<String>();

        LoginDescription login =
                describe(
                        bundle("https://twin.test"),
                        (question, profiles) -> {
                            asked.add(question + profiles);
                            return "b";
                        });

        assertThat(asked).containsExactly("Multiple profiles match host https://twin.test[a, b]");
        assertThat(value(login, "token").text()).isEqualTo(new Secret("t-b").toString());
    }

    @Test
    void nobodyElseIsToldTheWaysOut() throws IOException {
        shell.config(TWINS);

        assertThat(describe(bundle("https://twin.test"), ProfilePicker.NOBODY).problems())
                .contains(
                        new Problem(
                                "https://twin.test: multiple profiles matched: a, b",
                                "databricks.yml:4",
                                "choose one: --profile a, DATABRICKS_CONFIG_PROFILE=a, or"
                                        + " workspace.profile: a in the bundle"));
    }

    @Test
    void somebodyAtATerminalWithoutADefaultChoosesAProfile() throws IOException {
        shell.config(TWINS + "[of-account]\nhost = h\naccount_id = a\n");

        LoginDescription login =
                describe(
                        null,
                        (_, profiles) -> profiles.contains("of-account") ? null : profiles.get(1));

        assertThat(value(login, "profile").text()).isEqualTo("b");
    }

    @Test
    void hostsThatDisagreeNameBothLinesAndTheProfileThatFits() throws IOException {
        shell.config("[x]\nhost = https://x.test\ntoken = t\n" + TWINS).profile("x");

        assertThat(describe(bundle("twin.test"), ProfilePicker.NOBODY).problems())
                .containsExactly(
                        new Problem(
                                "the host in the profile (https://x.test) doesn’t match the host"
                                        + " configured in the bundle (https://twin.test)",
                                "profile x in " + shell.configFile() + ":2 and databricks.yml:4",
                                "select a profile of that host: --profile a, or --profile b"));
    }
}
