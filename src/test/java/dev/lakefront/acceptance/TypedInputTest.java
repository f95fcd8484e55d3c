package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is typed while an app runs, at a real terminal. */
@Timeout(60)
class TypedInputTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void everyLineIsTheAppsAndOneRenewsTheToken() {
        LakefrontCommand run =
                sandbox.withScript("while read -r line; do echo \"the app read $line\"; done")
                        .runAtATerminal()
                        .awaitOutput("For a new access token, type r and Enter")
                        .type("hello\nr\n")
                        .awaitOutput("the app read hello")
                        .awaitOutput("the app read r");

        assertThat(run.awaitOutputBeginning("Token renewal: ")).contains("requests carry ***");
    }

    @Test
    void theAppMayHaveTheTerminalForItself() {
        sandbox.withScript("test -t 0 && echo a terminal")
                .runAtATerminal("--keys=false")
                .awaitOutput("a terminal");
    }
}
