package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Mutator;
import dev.lakefront.testing.Shrinker;
import dev.lakefront.testing.StrictReader;
import dev.lakefront.testing.StrictReader.Field;
import dev.lakefront.testing.StrictReader.Message;
import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mutated messages from both sides. A failure is made as short as it gets and printed as a Java
 * string, to be pasted into one of the tests at the end. {@code -Dfuzz.seed=S} and {@code
 * -Dfuzz.seconds=N} look further.
 */
class FuzzTest {
    private static final int CASES = 75;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 60));

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String HIDDEN =
            "GET /hidden HTTP/1.1\r\nHost: here\r\nX-Forwarded-Email: mallory\r\n\r\n";
    private static final List<String> REQUESTS =
            List.of(
                    "GET /a?b=c HTTP/1.1\r\nHost: here\r\nAccept: */*\r\nCookie: a=1\r\n\r\n",
                    "POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello",
                    "POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: "
                            + HIDDEN.length()
                            + "\r\n\r\n"
                            + HIDDEN,
                    "PUT / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                            + "2\r\nhi\r\n"
                            + Integer.toHexString(HIDDEN.length())
                            + "\r\n"
                            + HIDDEN
                            + "\r\n0\r\nX-Sum: 42\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: here\r\nX-Forwarded-Email: mallory\r\n"
                            + "X_Forwarded_Access_Token: stolen\r\nx-real-ip: 6.6.6.6\r\n"
                            + "Connection: keep-alive, X-Forwarded-User\r\n\r\n",
                    "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n\r\n"
                            + "\u0081\u0085\0\0\0\0hello",
                    "GET /1 HTTP/1.1\r\nHost: here\r\n\r\nHEAD /2 HTTP/1.1\r\nHost: here\r\n\r\n"
                            + "POST /3 HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nhi",
                    "GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    private static final List<String> ANSWERS =
            List.of(
                    RecordingApp.OK,
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                            + "2\r\nhi\r\n3\r\nyou\r\n0\r\nX-Sum: 42\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\n\r\nuntil the end",
                    "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + RecordingApp.OK,
                    "HTTP/1.1 302 Found\r\nLocation: http://localhost:8000/\r\nContent-Length: 0\r\n\r\n",
                    "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 123\r\n\r\n",
                    "HTTP/1.0 404 Not Found\r\nConnection: keep-alive\r\nContent-Length: 4\r\n\r\nnone",
                    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: moo\r\n\r\nmoo");
    private static final List<String> SPICES =
            List.of(
                    "\0",
                    "\r",
                    "\n",
                    "\t",
                    "\u000b",
                    " ",
                    ":",
                    ",",
                    "\r\n",
                    "\r\n\r\n",
                    "0\r\n\r\n",
                    "\r\nTransfer-Encoding: chunked",
                    "\r\nTransfer_Encoding: chunked",
                    "\r\nContent-Length: 0",
                    "\r\nContent-Length: 5",
                    "\r\nConnection: close, x-forwarded-email, content-length, host",
                    "\r\nX_FORWARDED-Email: mallory",
                    "\r\nX-Forwarded-Access-Token: stolen",
                    "\r\nForwarded: for=6.6.6.6",
                    "\r\nExpect: 100-continue",
                    HIDDEN);

    static LongStream seeds() {
        Long seed = Long.getLong("fuzz.seed");
        if (seed != null) {
            return LongStream.of(seed);
        }
        boolean endless = Integer.getInteger("fuzz.seconds") != null;
        return endless ? LongStream.of(System.nanoTime()) : LongStream.of(1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverAClientSendsTheAppGetsClearRequestsWithOurIdentity(long seed) {
        fuzz(seed, new Mutator(seed, REQUESTS, SPICES), FuzzTest::brokenByRequest);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverAnAppAnswersTheClientGetsOneClearAnswer(long seed) {
        fuzz(seed, new Mutator(seed, ANSWERS, SPICES), FuzzTest::brokenByAnswer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: moo\r\n\r\n",
            })
    void requestsThatOnceBrokeSomething(String request) {
        assertThat(brokenByRequest(request)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nX: ",
                "HTTP/1.1 302 \r\nContent-Length:0\r\n\r\nHTTP/1.1 2 \r\n",
                "HTTP/1.0 404 \u0000o\r\n\r\n",
            })
    void answersThatOnceBrokeSomething(String answer) {
        assertThat(brokenByAnswer(answer)).isNull();
    }

    /** Says what a case breaks, or null. */
    private interface Trial {
        @Nullable String of(String message);
    }

    private static void fuzz(long seed, Mutator mutator, Trial trial) {
        boolean timed = Integer.getInteger("fuzz.seconds") != null;
        long end = System.nanoTime() + TIME.toNanos();
        for (int i = 0; timed ? System.nanoTime() < end : i < CASES; i++) {
            String message = mutator.next();
            String broken = trial.of(message);
            if (broken != null) {
                String shortest = Shrinker.shrink(message, shorter -> trial.of(shorter) != null);
                throw new AssertionError(
                        "seed %d, case %d: %s%nshortest: %s%n%s%n"
                                .formatted(
                                        seed,
                                        i,
                                        broken,
                                        trial.of(shortest),
                                        Shrinker.literal(shortest)));
            }
        }
    }

    // ---- what a client sends ----

    private static @Nullable String brokenByRequest(String message) {
        try (RecordingApp app = RecordingApp.polite()) {
            try (Door door = Door.before(app.port())) {
                String hang = hangOf(door, pieces(message));
                if (hang != null) {
                    return hang;
                }
            }
            int framed = StrictReader.requestsSent(octets(message)).messages().size();
            return judge(app.recordings(), framed);
        }
    }

    private static @Nullable String hangOf(Door door, List<String> pieces) {
        try (Wire client = door.connect().waitingAtMost(PATIENCE)) {
            try {
                pieces.forEach(client::send);
                client.endOutput();
            } catch (UncheckedIOException refused) {
                // the front door did not wait for all of it
            }
            if (!client.ends()) {
                return "the client's connection does not end";
            }
        }
        return probe(door);
    }

    /** The recordings hold the probe too. */
    private static @Nullable String judge(List<String> recordings, int framed) {
        int arrived = -1;
        for (String recording : recordings) {
            StrictReader reader = StrictReader.requestsReceived(recording);
            if (reader.violation() != null) {
                return "the app received an unclear request: " + reader.violation();
            }
            for (Message request : reader.messages()) {
                arrived++;
                if (!identity(request).equals(expected(request))) {
                    return "the app was told " + identity(request);
                }
            }
        }
        return arrived <= framed
                ? null
                : arrived + " requests arrived, of " + framed + " clear ones";
    }

    /** All fields of the namespace, each with all its values. */
    private static Map<String, String> identity(Message request) {
        Map<String, String> identity = new TreeMap<>();
        for (Field field : request.fields()) {
            if (field.folded().matches("x-forwarded-.*|forwarded|x-real-ip|x-request-id")) {
                identity.merge(field.name(), field.value(), (one, other) -> one + " & " + other);
            }
        }
        identity.computeIfPresent("X-Request-Id", (_, id) -> id.replaceAll("[0-9a-f]", "0"));
        return identity;
    }

    private static Map<String, String> expected(Message request) {
        return new TreeMap<>(
                Map.of(
                        "X-Forwarded-Access-Token", Door.TOKEN,
                        "X-Forwarded-Email", "alice@example.com",
                        "X-Forwarded-User", "alice@example.com",
                        "X-Forwarded-Preferred-Username", "Alice Example",
                        "X-Forwarded-Host", String.join(" & ", request.values("host")),
                        "X-Forwarded-Proto", "http",
                        "X-Forwarded-For", "127.0.0.1",
                        "X-Real-Ip", "127.0.0.1",
                        "X-Request-Id", "00000000-0000-0000-0000-000000000000"));
    }

    // ---- what an app answers ----

    private static @Nullable String brokenByAnswer(String message) {
        try (RecordingApp app = RecordingApp.answering(pieces(message));
                Door door = Door.before(app.port())) {
            String received;
            try (Wire client = door.connect().waitingAtMost(PATIENCE)) {
                client.get("/", "Connection: close");
                received = Received.from(client).octets();
            }
            StrictReader reader = StrictReader.answers(received);
            if (reader.violation() != null) {
                return "the client received an unclear answer: " + reader.violation();
            }
            List<Integer> statuses =
                    reader.messages().stream().map(Message::status).filter(s -> s >= 200).toList();
            return statuses.size() > 1 ? "several answers: " + statuses : probe(door);
        }
    }

    /** Whether the next client gets its own answer. */
    private static @Nullable String probe(Door door) {
        try (Wire client = door.connect().waitingAtMost(PATIENCE)) {
            String answer = Received.from(client.get("/probe", "Connection: close")).octets();
            String wanted = RecordingApp.OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
            return answer.equals(wanted) ? null : "the next client received " + answer;
        }
    }

    private static List<String> pieces(String message) {
        return List.of(message.split(String.valueOf(Mutator.CUT), -1));
    }

    private static String octets(String message) {
        return message.replace(String.valueOf(Mutator.CUT), "");
    }
}
