package dev.lakefront.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers with a token of their own, at an API of the app. */
@Timeout(90)
class BearerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void offlineAPersonsTokenAndAServicePrincipalsAreTheirs() {
        sandbox.withMirrorFile().withScript("env > app.env; exec python3 mirror.py");
        LakefrontCommand run = sandbox.run("--offline").awaitOpen();
        String bobs = tokenOf("bob.localhost");
        Mirrored asBob = mirrored(bobs);
        assertThat(asBob.field("X-Forwarded-Email")).isEqualTo("bob@example.com");
        assertThat(asBob.token()).isEqualTo(bobs);
        assertThat(asBob.fields("Authorization")).isEmpty();

        String apps = tokenOfTheApp();
        Mirrored asApp = mirrored(apps);
        assertThat(asApp.field("X-Forwarded-User")).isEqualTo(appVariable("DATABRICKS_CLIENT_ID"));
        assertThat(asApp.token()).isEqualTo(apps);

        assertThat(api(bobs.substring(0, bobs.length() - 4) + "AAAA").status()).isEqualTo(401);
        assertThat(api("dapi7e41personal").status()).isEqualTo(401);

        assertThat(elsewhere(bobs).field("X-Forwarded-Email")).isEqualTo("bob@example.com");
        Mirrored ofTheApp = elsewhere(jwt("session of the app", Instant.now().plusSeconds(600)));
        assertThat(ofTheApp.field("X-Forwarded-Email")).isEqualTo("alice@example.com");
        assertThat(ofTheApp.fields("Authorization")).hasSize(1);
        assertThat(run.transcript()).doesNotContain(bobs, apps, "eyJ");
    }

    @Test
    void aTokenThatHasExpiredIsWorthNothing() {
        sandbox.withMirror().run("--offline", "--token-lifetime", "3s").awaitOpen();
        String bobs = tokenOf("bob.localhost");
        Eventually.within(SOON, () -> api(bobs).status() == 401);
        assertThat(api(bobs, "Accept: application/json").body())
                .contains("\"error\": \"The token is not valid here\"");
    }

    @Test
    void theWorkspaceOfTheRunDecides() {
        StandInWorkspace workspace = sandbox.workspace();
        String good = jwt("good", Instant.now().plusSeconds(600));
        String expired = jwt("expired", Instant.now().minusSeconds(1));
        workspace.accept(good).accept(expired).accept(jwt("timeless", null));
        LakefrontCommand run = sandbox.withMirror().run("--as-deployed").awaitOpen();
        sandbox.mirrored();
        int before = workspace.count(StandInWorkspace.ME_PATH);

        Mirrored received = mirrored(good);
        assertThat(received.token()).isEqualTo(good);
        assertThat(received.field("X-Forwarded-Email")).isEqualTo("zoe@example.com");
        mirrored(good);
        assertThat(workspace.count(StandInWorkspace.ME_PATH)).isEqualTo(before + 1);

        assertThat(api(jwt("of another", Instant.now().plusSeconds(600))).status()).isEqualTo(401);
        assertThat(workspace.count(StandInWorkspace.ME_PATH)).isEqualTo(before + 2);
        for (String nothing : new String[] {expired, jwt("timeless", null), "opaque", "a.b.c"}) {
            assertThat(api(nothing).status()).isEqualTo(401);
        }
        assertThat(workspace.count(StandInWorkspace.ME_PATH)).isEqualTo(before + 2);
        assertThat(run.transcript()).doesNotContain("eyJ");
    }

    @Test
    void withoutTheWorkspaceNobodyIsBelieved() {
        sandbox.withMirror().run().awaitOpen();
        sandbox.mirrored();
        sandbox.workspace().close();
        assertThat(api(jwt("good", Instant.now().plusSeconds(600))).status()).isEqualTo(502);
    }

    private HttpAnswer api(String token, String... fields) {
        String[] all = new String[fields.length + 1];
        System.arraycopy(fields, 0, all, 1, fields.length);
        all[0] = "Authorization: Bearer " + token;
        return sandbox.get("/api/orders", all);
    }

    private Mirrored mirrored(String token) {
        HttpAnswer answer = api(token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Mirrored.read(answer.body());
    }

    /** What the app gets of a request with this token that is for none of its APIs. */
    private Mirrored elsewhere(String token) {
        return Mirrored.read(sandbox.get("/mcp", "Authorization: Bearer " + token).body());
    }

    private String tokenOf(String host) {
        try (Wire client = Wire.to(sandbox.port())) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                            .formatted(host, sandbox.port()));
            client.head();
            return Mirrored.read(client.rest()).token();
        }
    }

    private String tokenOfTheApp() {
        String client =
                appVariable("DATABRICKS_CLIENT_ID") + ":" + appVariable("DATABRICKS_CLIENT_SECRET");
        HttpAnswer answer =
                HttpAnswer.post(
                        URI.create(appVariable("DATABRICKS_HOST")).getPort(),
                        "/oidc/v1/token",
                        "grant_type=client_credentials&scope=all-apis",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Authorization: Basic "
                                + Base64.getEncoder().encodeToString(client.getBytes(UTF_8)));
        return found("\"access_token\":\"([^\"]+)\"", answer.body());
    }

    private String appVariable(String name) {
        return found("(?m)^" + name + "=(.*)$", sandbox.await("app.env"));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String jwt(String subject, @Nullable Instant expiry) {
        String end = expiry == null ? "" : ",\"exp\":" + expiry.getEpochSecond();
        return encode("{\"alg\":\"RS256\"}")
                + "."
                + encode("{\"sub\":\"" + subject + "\"" + end + "}")
                + ".c2lnbmF0dXJl";
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
