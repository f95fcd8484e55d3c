package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People to be. */
@Timeout(60)
class PersonasTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void oneIsWhomTheFlagNames() {
        sandbox.file("personas.yaml", "personas: [{id: ann}, {id: zoe, display_name: Zoë Z}]");
        LakefrontCommand run = sandbox.withMirror().run("--offline", "--as", "zoe").awaitOpen();
        assertThat(run.errors()).anyMatch(line -> line.endsWith("you are Zoë Z <zoe@example.com>"));
        assertThat(sandbox.get("/").body()).contains("X-Forwarded-Email: zoe@example.com");
    }
}
