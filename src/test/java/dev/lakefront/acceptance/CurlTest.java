package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plainest client: curl, beside an app. */
@Timeout(60)
class CurlTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void curlGetsWhatIsDocumented() {
        sandbox.withMirror().file("curl.sh", Sandbox.resource("curl.sh"));

        LakefrontCommand run =
                sandbox.lakefront(
                        List.of(
                                "exec",
                                "--offline",
                                "--as",
                                "bob",
                                "--scopes",
                                "sql",
                                "--",
                                "sh",
                                "curl.sh"));

        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output())
                .containsExactly(
                        "wrong secret: 401 invalid_client",
                        "login: 200",
                        "me: 200 bob@example.com",
                        "on behalf of: 200 bob@example.com",
                        "without a token: 401 UNAUTHENTICATED",
                        "a foreign token: 401 UNAUTHENTICATED",
                        "out of scope: 403 Provided OAuth token does not have required scopes: apps",
                        "not there: 404",
                        "not served: 501 NOT_IMPLEMENTED");
    }
}
