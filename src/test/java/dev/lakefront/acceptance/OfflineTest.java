package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.LakefrontCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run without an account. */
@Timeout(60)
@Execution(CONCURRENT)
class OfflineTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void tokensAreRenewedAsOftenAsTheirLifeSays() {
        sandbox.loggedOut().withMirror().run("--offline", "--token-lifetime", "2s").awaitOpen();
        Mirrored first = sandbox.mirrored();

        assertThat(claims(first.token())).contains("\"sub\":\"alice@example.com\"");
        Eventually.within(SOON, () -> !sandbox.mirrored().token().equals(first.token()));
    }

    @Test
    void whatTheWorkspaceDoesNotServeIsToldOnceForEachCall() {
        sandbox.loggedOut()
                .withScript(
                        """
                        for call in api/2.0/mlflow/x telemetry-ext api/2.0/mlflow/x; do
                          curl -s -o /dev/null "$DATABRICKS_HOST/$call?token=t0p"
                        done
                        curl -s -o /dev/null -X POST "$DATABRICKS_HOST/api/2.0/fs/files/Volumes/a/b/c/d"
                        while [ ! -e go ]; do sleep 0.05; done
                        """);
        LakefrontCommand run = sandbox.run("--offline");
        assertThat(run.awaitLine("Warning: the offline workspace does not serve "))
                .endsWith(
                        "serve GET /api/2.0/mlflow/x (501); a stub can answer it:"
                                + " workspace/stubs/*.yaml");
        sandbox.file("go", "");
        assertThat(run.exitStatus()).isZero();
        assertThat(run.errors().stream().filter(line -> line.contains("(501)"))).hasSize(1);
        assertThat(run.transcript()).doesNotContain("telemetry", "fs/files", "t0p");
    }

    @Test
    void manyLargeRequestsAndResultsAtOnceDoNotEndTheRun() {
        sandbox.loggedOut()
                .withScript(
                        """
                        token=$(curl -s -u "$DATABRICKS_CLIENT_ID:$DATABRICKS_CLIENT_SECRET" \
                          -d grant_type=client_credentials "$DATABRICKS_HOST/oidc/v1/token" |
                          sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                        head -c 8000000 /dev/zero | tr '\\0' x > form
                        sql="select repeat('x', 1000) as a from range(12000)"
                        for i in 1 2 3 4 5 6 7 8 9 10; do
                          curl -s -o form$i -d @form "$DATABRICKS_HOST/oidc/v1/token" &
                          curl -s -o rows$i -H "Authorization: Bearer $token" \
                            -d "{\\"warehouse_id\\": \\"x\\", \\"wait_timeout\\": \\"50s\\", \\"statement\\": \\"$sql\\"}" \
                            "$DATABRICKS_HOST/api/2.0/sql/statements" &
                        done
                        wait
                        grep -l SUCCEEDED rows* | wc -l > succeeded
                        """);
        LakefrontCommand run = sandbox.run("--offline");

        assertThat(run.exitStatus()).isZero();
        assertThat(sandbox.read("succeeded").strip()).isEqualTo("10");
    }

    /** Each link is made anew, in its format, for whoever follows it. */
    @ParameterizedTest
    @ValueSource(strings = {"CSV", "ARROW_STREAM"})
    void manyWhoFollowALinkAtOnceDoNotEndTheRun(String format) {
        sandbox.loggedOut()
                .withScript(
                        """
                        token=$(curl -s -u "$DATABRICKS_CLIENT_ID:$DATABRICKS_CLIENT_SECRET" \
                          -d grant_type=client_credentials "$DATABRICKS_HOST/oidc/v1/token" |
                          sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                        sql="select repeat('x', 1000) as a from range(5000)"
                        link=$(curl -s -H "Authorization: Bearer $token" \
                          -d "{\\"warehouse_id\\": \\"x\\", \\"disposition\\": \\"EXTERNAL_LINKS\\", \\"format\\": \\"%s\\", \\"wait_timeout\\": \\"50s\\", \\"statement\\": \\"$sql\\"}" \
                          "$DATABRICKS_HOST/api/2.0/sql/statements" |
                          sed 's/.*"external_link":"\\([^"]*\\)".*/\\1/')
                        for i in $(seq 40); do curl -sf -o rows$i "$link" & done
                        wait
                        find . -name 'rows*' -size +4000k | wc -l > followed
                        """
                                .formatted(format));
        LakefrontCommand run = sandbox.run("--offline");

        assertThat(run.exitStatus()).isZero();
        assertThat(sandbox.read("followed").strip()).isEqualTo("40");
    }

    private static String claims(String token) {
        return new String(
                Base64.getUrlDecoder().decode(List.of(token.split("\\.")).get(1)),
                StandardCharsets.UTF_8);
    }
}
