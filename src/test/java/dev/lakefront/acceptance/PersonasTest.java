package dev.lakefront.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.Wire;
import java.util.Base64;
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
        assertThat(run.errors())
                .anyMatch(line -> line.contains("you are Zoë Z <zoe@example.com>;"));
        assertThat(sandbox.get("/").body()).contains("X-Forwarded-Email: zoe@example.com");
    }

    @Test
    void severalAreThereAtOnceEachWithATokenOfTheirOwn() {
        LakefrontCommand run = sandbox.withMirror().run("--offline").awaitOpen();
        assertThat(run.awaitLine("To be somebody else go to "))
                .endsWith(
                        "http://NAME.localhost:"
                                + sandbox.port()
                                + " as alice, bob, guest or anonymous");
        for (String id : new String[] {"alice", "bob", "guest"}) {
            String received = as(id);
            assertThat(received).contains("X-Forwarded-Email: " + id + "@example.com");
            assertThat(subjectOf(received)).isEqualTo(id + "@example.com");
        }
        assertThat(as("anonymous")).doesNotContain("X-Forwarded-Email", "Access-Token");
        assertThat(as("localhost")).contains("X-Forwarded-Email: alice@example.com");
        assertThat(as("nobody")).contains("There are: alice, anonymous, bob, guest.");
    }

    @Test
    void aRealLoginAndSomebodyMadeUpStandSideBySide() {
        sandbox.file("personas.yaml", "personas: [{id: real, profile: sp}, {id: made-up}]");
        sandbox.file(
                "../home/.databrickscfg",
                "[sp]\nhost = %s\nclient_id = %s\nclient_secret = %s\n"
                        .formatted(
                                sandbox.workspace().url(),
                                StandInWorkspace.CLIENT_ID,
                                StandInWorkspace.CLIENT_SECRET));
        sandbox.withMirror().run().awaitOpen();
        assertThat(as("real")).contains("X-Forwarded-User: sp-7f3@example.com", "Access-Token: ");
        assertThat(as("made-up"))
                .contains("X-Forwarded-User: made-up@example.com")
                .doesNotContain("Access-Token");
        assertThat(as("localhost")).contains("X-Forwarded-User: sp-7f3@example.com");
    }

    @Test
    void aPersonaWhoseProfileIsMissingStartsNothing() {
        sandbox.file("personas.yaml", "personas: [{id: real, profile: nowhere}]");
        LakefrontCommand run = sandbox.withMirror().run();
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors()).anyMatch(line -> line.contains("nowhere"));
    }

    /** What the app, or else the client, gets of a request for this name. */
    private String as(String name) {
        String host = name.equals("localhost") ? name : name + ".localhost";
        try (Wire client = Wire.to(sandbox.port())) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                            .formatted(host, sandbox.port()));
            return client.rest();
        }
    }

    private static String subjectOf(String received) {
        String token = received.split("X-Forwarded-Access-Token: ", -1)[1].split("\r\n", -1)[0];
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new String(claims, UTF_8).replaceAll(".*\"sub\":\"([^\"]*)\".*", "$1");
    }
}
