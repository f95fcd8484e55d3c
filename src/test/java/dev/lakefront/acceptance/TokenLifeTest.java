package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.FreePort;
import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.WebSocketClient;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token on the requests of a run, from the first to the ones after everything has broken. */
@Timeout(60)
@Execution(CONCURRENT)
class TokenLifeTest {
    /** How long a request may travel to an app on a busy machine. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(300);

    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aShortLivedTokenIsNeverExpiredWhenTheAppGetsIt(int seconds) {
        sandbox.workspace().issuingTokensFor(Duration.ofSeconds(seconds));
        sandbox.withMirror().run().awaitOpen();
        Set<String> tokens = new HashSet<>();
        Instant start = Instant.now();
        while (tokens.size() <= 6 / seconds) {
            Mirrored seen = sandbox.mirrored();
            tokens.add(seen.token());
            assertThat(sandbox.workspace().expiry(seen.token()))
                    .isAfter(seen.at().minus(ON_THE_WAY));
        }
        long took = Duration.between(start, Instant.now()).toSeconds() + 1;
        assertThat(sandbox.workspace().count(StandInWorkspace.TOKEN_PATH))
                .as("one fetch for each half of a life, and not more")
                .isLessThanOrEqualTo(Math.toIntExact(2 * took / seconds + 3));
    }

    @Test
    void fiftyFirstRequestsAtOnceAreOneFetch() throws Exception {
        sandbox.workspace().takingForAToken(Duration.ofSeconds(1));
        sandbox.withMirror().run();
        Eventually.within(SOON, () -> Wire.accepts(sandbox.port()));
        assertThat(atOnce(50, sandbox::mirrored))
                .extracting(Mirrored::token)
                .containsOnly(sandbox.mirrored().token());
        assertThat(sandbox.workspace().count(StandInWorkspace.TOKEN_PATH)).isEqualTo(1);
        assertThat(sandbox.workspace().count(StandInWorkspace.ME_PATH)).isEqualTo(1);
    }

    @Test
    void fiftyRequestsAfterTheTokenHasExpiredAreOneFetch() throws Exception {
        sandbox.workspace().issuingTokensFor(Duration.ofSeconds(1));
        sandbox.withMirror().run().awaitOpen();
        Instant expiry = sandbox.workspace().expiry(sandbox.mirrored().token());
        Eventually.within(SOON, () -> Instant.now().isAfter(expiry.plusSeconds(1)));
        sandbox.workspace().issuingTokensFor(Duration.ofHours(1));
        int before = sandbox.workspace().count(StandInWorkspace.TOKEN_PATH);
        assertThat(atOnce(50, sandbox::mirrored)).extracting(Mirrored::token).hasSize(50);
        assertThat(sandbox.workspace().count(StandInWorkspace.TOKEN_PATH)).isEqualTo(before + 1);
    }

    @Test
    void noRequestWaitsForARefreshWhileTheTokenIsValid() {
        sandbox.workspace().issuingTokensFor(Duration.ofSeconds(6));
        sandbox.withMirror().run().awaitOpen();
        String first = sandbox.mirrored().token();
        sandbox.workspace().takingForAToken(Duration.ofSeconds(2));
        Duration slowest = Duration.ZERO;
        for (String token = first; token.equals(first); ) {
            long start = System.nanoTime();
            token = sandbox.mirrored().token();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        assertThat(slowest).isLessThan(Duration.ofSeconds(1));
        assertThat(Instant.now()).isBefore(sandbox.workspace().expiry(first));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 401, 200})
    void aBrokenEndpointCostsNothingBeforeTheTokenExpiresAndThenNothingReachesTheApp(int status)
            throws Exception {
        sandbox.workspace().issuingTokensFor(Duration.ofSeconds(3));
        LakefrontCommand run = sandbox.withMirror().run().awaitOpen();
        String token = sandbox.mirrored().token();
        sandbox.workspace().answeringForATokenWith(status);
        int fetched = sandbox.workspace().count(StandInWorkspace.TOKEN_PATH);
        List<HttpAnswer> answers = new ArrayList<>(askUntil(502, Duration.ofSeconds(5)));
        answers.addAll(askFor(Duration.ofSeconds(2)));
        assertThat(answers.getFirst().status()).isEqualTo(200);
        assertThat(answers).extracting(HttpAnswer::status).isSortedAccordingTo(Integer::compare);
        long answered = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(sandbox.read("requests.log").lines().filter(line -> line.contains("/during")))
                .hasSize((int) answered);
        assertThat(sandbox.workspace().count(StandInWorkspace.TOKEN_PATH) - fetched)
                .as("fetches in about four seconds, each with its one repetition")
                .isBetween(1, 10);
        assertNothingGetsThrough();
        assertNothingIsTold(run, token, answers.getLast());
        sandbox.workspace().heal();
        Eventually.within(Duration.ofMillis(2500), () -> sandbox.get("/healed").status() == 200);
    }

    private List<HttpAnswer> askUntil(int status, Duration limit) {
        List<HttpAnswer> answers = new ArrayList<>();
        Eventually.within(
                limit,
                () -> {
                    answers.add(sandbox.get("/during"));
                    return answers.getLast().status() == status;
                });
        return answers;
    }

    private List<HttpAnswer> askFor(Duration time) {
        List<HttpAnswer> answers = new ArrayList<>();
        for (Instant end = Instant.now().plus(time); Instant.now().isBefore(end); ) {
            answers.add(sandbox.get("/during"));
        }
        return answers;
    }

    private void assertNothingGetsThrough() {
        String before = sandbox.read("requests.log");
        try (var socket = WebSocketClient.open(sandbox.port(), "/ws")) {
            assertThat(socket.status()).isEqualTo(502);
        }
        assertThat(HttpAnswer.post(sandbox.port(), "/post", "body").status()).isEqualTo(502);
        assertThat(sandbox.get("/page", "Accept: text/html").body()).contains("502");
        assertThat(sandbox.read("requests.log")).isEqualTo(before);
    }

    private void assertNothingIsTold(LakefrontCommand run, String token, HttpAnswer answer) {
        assertThat(run.transcript() + answer.body() + sandbox.get("/", "Accept: text/html").body())
                .doesNotContain(token, StandInWorkspace.BABBLE, StandInWorkspace.CLIENT_SECRET);
        assertThat(run.errors()).anyMatch(line -> line.contains("the token endpoint"));
    }

    @Test
    void aHangingEndpointIsGivenTenSeconds() {
        sandbox.workspace().issuingTokensFor(Duration.ofSeconds(1));
        sandbox.withMirror().run().awaitOpen();
        assertThat(sandbox.mirrored().token()).isNotEmpty();
        sandbox.workspace().hanging();
        HttpAnswer answer;
        do {
            Instant start = Instant.now();
            answer = sandbox.get("/");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(11));
        } while (answer.status() == 200);
        assertThat(answer.status()).isEqualTo(502);
        sandbox.workspace().heal();
        Eventually.within(Duration.ofMillis(2500), () -> sandbox.get("/healed").status() == 200);
    }

    @Test
    void aWorkspaceThatIsDownAtFirstDoesNotKeepTheAppFromStarting() {
        int port = FreePort.next();
        sandbox.export("DATABRICKS_HOST", "http://127.0.0.1:" + port);
        LakefrontCommand run = sandbox.withMirror().run().awaitOpen();
        run.awaitOutput("mirror listens");
        assertThat(sandbox.get("/early").status()).isEqualTo(502);
        try (var workspace = new StandInWorkspace(port)) {
            Eventually.within(Duration.ofSeconds(3), () -> sandbox.get("/").status() == 200);
            Mirrored seen = sandbox.mirrored();
            assertThat(workspace.expiry(seen.token())).isAfter(seen.at());
            assertThat(seen.field("X-Forwarded-Email")).isEqualTo("zoe@example.com");
        }
        assertThat(sandbox.read("requests.log")).doesNotContain("/early");
    }

    private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(count, task))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
