package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code --as-deployed}, from the command line to the app. */
@Timeout(60)
class AsDeployedTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void theUserIsANumberOfAWorkspaceAndThePlatformsPathsAreNotTheApps() {
        sandbox.withMirror().run("--offline", "--as-deployed").awaitOpen();
        assertThat(sandbox.get("/").body())
                .contains("X-Forwarded-User: 2000000000000001@1000000000000001")
                .contains("X-Forwarded-Email: alice@example.com");
        assertThat(sandbox.get("/.auth/me").status()).isEqualTo(404);
    }

    @Test
    void theWorkspaceIsABareHost() {
        sandbox.withMirror().export("DATABRICKS_HOST", "https://w.example");
        LakefrontCommand explain = sandbox.run("--as-deployed", "--dry-run");
        assertThat(explain.exitStatus()).as(explain.transcript()).isZero();
        assertThat(explain.output()).anyMatch(line -> line.endsWith("  DATABRICKS_HOST=w.example"));
    }

    @Test
    void aWorkspaceWithoutTlsKeepsItsSchemeSoThatTheAppFindsIt() {
        sandbox.withScript("echo $DATABRICKS_HOST");
        LakefrontCommand run = sandbox.run("--offline", "--as-deployed");
        assertThat(run.exitStatus()).isZero();
        assertThat(run.output()).singleElement().asString().startsWith("http://127.0.0.1:");
    }
}
