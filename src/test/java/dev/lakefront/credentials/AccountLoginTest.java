package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLoginTest {
    private static final HostMetadata OF_MANY_WORKSPACES =
            new HostMetadata("acc", null, null, "https://h.test/oidc/accounts/acc", null);
    private static final HostMetadata OF_ONE =
            new HostMetadata("acc", "42", null, "https://h.test/oidc", null);

    @TempDir Path home;

    private @Nullable Problem refusal(String keys, HostMetadata host) throws IOException {
        var shell = new LoginFixture(home).config("[p]\nhost = https://h.test\n" + keys);
        return shell.profile("p").resolve().refusal(host);
    }

    @Test
    void aProfileWithAnAccountAndNoWorkspaceIsRefused() throws IOException {
        assertThat(refusal("token = t\naccount_id = acc\n", HostMetadata.UNKNOWN))
                .isEqualTo(
                        new Problem(
                                "profile \"p\" has no workspace_id set (account-only)",
                                "profile p in " + home.resolve(".databrickscfg") + ":4",
                                "set workspace_id in the profile, or choose one of a workspace with"
                                        + " --profile"));
    }

    @Test
    void unlessItsHostIsOneWorkspace() throws IOException {
        assertThat(refusal("token = t\naccount_id = acc\n", OF_ONE)).isNull();
    }

    @Test
    void orItNamesOne() throws IOException {
        assertThat(refusal("token = t\naccount_id = acc\nworkspace_id = 7\n", OF_MANY_WORKSPACES))
                .isNull();
    }

    @Test
    void aPersonalAccessTokenForAHostOfManyWorkspacesNeedsOne() throws IOException {
        var shell =
                new LoginFixture(home)
                        .set("DATABRICKS_HOST", "https://h.test")
                        .set("DATABRICKS_TOKEN", "t");

        Problem refusal = shell.resolve().refusal(OF_MANY_WORKSPACES);

        assertThat(refusal)
                .extracting(Problem::what, Problem::where)
                .containsExactly(
                        "the login uses PAT auth on a SPOG host but is missing workspace_id; PATs"
                                + " are workspace-scoped",
                        "DATABRICKS_TOKEN");
    }
}
