package dev.lakefront.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People to be. */
@Timeout(60)
class PersonasTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);

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
        sandbox.file("../home/.databrickscfg", profile("sp", sandbox.workspace()));
        sandbox.withMirror().run().awaitOpen();
        assertThat(as("real")).contains("X-Forwarded-User: sp-7f3@example.com", "Access-Token: ");
        assertThat(as("made-up"))
                .contains("X-Forwarded-User: made-up@example.com")
                .doesNotContain("Access-Token");
        assertThat(as("localhost")).contains("X-Forwarded-User: sp-7f3@example.com");
    }

    /** Each is asked about, and gets tokens, where the login is; nobody gets another's. */
    @Test
    void loginsOfSeveralWorkspacesStandSideBySide() {
        sandbox.loggedOut()
                .file(
                        "personas.yaml",
                        "personas: [{id: here, profile: a}, {id: there, profile: b}, {id: made-up}]");
        try (StandInWorkspace other = new StandInWorkspace(0)) {
            other.saying(StandInWorkspace.ME_PATH, me("yan@example.org"));
            sandbox.file(
                    "../home/.databrickscfg",
                    profile("a", sandbox.workspace()) + profile("b", other));
            sandbox.withMirror().run("--profile", "a").awaitOpen();
            String here = as("here");
            String there = as("there");
            assertThat(here).contains("X-Forwarded-Email: zoe@example.com");
            assertThat(there).contains("X-Forwarded-Email: yan@example.org");
            assertThat(sandbox.workspace().expiry(tokenIn(here))).isAfter(Instant.now());
            assertThat(other.expiry(tokenIn(there))).isAfter(Instant.now());
            assertThat(other.expiry(tokenIn(here))).isEqualTo(Instant.MIN);
            assertThat(as("made-up"))
                    .contains("X-Forwarded-User: made-up@example.com")
                    .doesNotContain("Access-Token");
            assertThat(as("localhost")).contains("X-Forwarded-Email: zoe@example.com");
        }
    }

    /** One workspace that fails is the trouble of those alone whose login it is. */
    @Test
    void aWorkspaceThatDoesNotAnswerIsNoTroubleOfTheOthers() {
        sandbox.file("personas.yaml", "personas: [{id: there, profile: b}, {id: made-up}]");
        try (StandInWorkspace other = new StandInWorkspace(0)) {
            other.answeringForATokenWith(503);
            sandbox.file("../home/.databrickscfg", profile("b", other));
            sandbox.withMirror().run().awaitOpen();
            assertThat(as("there"))
                    .startsWith("HTTP/1.1 502 ")
                    .contains("No access token for this request");
            assertThat(as("made-up")).contains("X-Forwarded-User: made-up@example.com");
            assertThat(as("localhost")).contains("X-Forwarded-Email: zoe@example.com");

            other.heal();
            Eventually.within(PLENTY, () -> as("there").startsWith("HTTP/1.1 200 "));
        }
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

    private static String profile(String name, StandInWorkspace workspace) {
        return "[%s]\nhost = %s\nclient_id = %s\nclient_secret = %s\n"
                .formatted(
                        name,
                        workspace.url(),
                        StandInWorkspace.CLIENT_ID,
                        StandInWorkspace.CLIENT_SECRET);
    }

    private static String me(String email) {
        String json = "{\"userName\":\"" + email + "\"}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length()
                + "\r\n\r\n"
                + json;
    }

    private static String tokenIn(String received) {
        return received.split("X-Forwarded-Access-Token: ", -1)[1].split("\r\n", -1)[0];
    }

    private static String subjectOf(String received) {
        byte[] claims = Base64.getUrlDecoder().decode(tokenIn(received).split("\\.", -1)[1]);
        return new String(claims, UTF_8).replaceAll(".*\"sub\":\"([^\"]*)\".*", "$1");
    }
}
