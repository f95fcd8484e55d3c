package dev.lakefront.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Databricks workspace as far as a login needs one, over real HTTP and written apart from the
 * product's own offline workspace. Its token endpoint can be slow, broken, rude or dead.
 */
public final class StandInWorkspace implements AutoCloseable {
    public static final String CLIENT_ID = "0fd7a3c1-client-id";
    public static final String CLIENT_SECRET = "dose4f0c-client-secret";
    public static final String PERSONAL_ACCESS_TOKEN = "dapi7e41personal";
    public static final String WORKSPACE_ID = "4242424242";
    public static final String ACCOUNT_ID = "acc0-1111";

    /** What a broken endpoint babbles: must not come out anywhere. */
    public static final String BABBLE = "babble-of-the-endpoint";

    public static final String METADATA_PATH = "/.well-known/databricks-config";
    public static final String TOKEN_PATH = "/oidc/v1/token";
    public static final String ME_PATH = "/api/2.0/preview/scim/v2/Me";

    private static final String ME =
            """
            {"userName":"sp-7f3@example.com","displayName":"Zo\\u00eb Dev",
            "emails":[{"value":"zoe@example.com","primary":true}]}\
            """;
    private static final String DISCOVERY_PATH = "/oidc/.well-known/oauth-authorization-server";
    private static final String NOT_FOUND = answer(404, "{}");
    private static final String REFUSED =
            answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"" + BABBLE + "\"}");

    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final Map<String, String> insteadOfAnswers = new ConcurrentHashMap<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private volatile Duration lifetime = Duration.ofHours(1);
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable String insteadOfTokens;
    private volatile boolean describesItself = true;

    /** Opens a workspace on a port, 0 for any. */
    public StandInWorkspace(int port) {
        try {
            listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accept(PERSONAL_ACCESS_TOKEN);
        Thread.ofVirtual().start(this::listen);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Tokens issued from now on live so long, in whole seconds. */
    public StandInWorkspace issuingTokensFor(Duration life) {
        lifetime = life;
        return this;
    }

    /** The token endpoint takes so long for each answer. */
    public StandInWorkspace takingForAToken(Duration time) {
        delay = time;
        return this;
    }

    /** The token endpoint takes requests and never answers. */
    public StandInWorkspace hanging() {
        return takingForAToken(Duration.ofDays(1));
    }

    /** The token endpoint gives this answer, and a body that nobody may see, to everyone. */
    public StandInWorkspace answeringForATokenWith(int status) {
        insteadOfTokens = answer(status, "{\"access_token\":7,\"error\":\"" + BABBLE + "\"}");
        return this;
    }

    /** A path gets these octets, and the end of the connection, whoever asks. */
    public StandInWorkspace saying(String path, String octets) {
        insteadOfAnswers.put(path, octets);
        return this;
    }

    /** A path has this JSON for those who have a good token. */
    public StandInWorkspace serving(String path, String json) {
        documents.put(path, json);
        return this;
    }

    /** All endpoints work again, at once. */
    public void heal() {
        insteadOfAnswers.clear();
        delay = Duration.ZERO;
        insteadOfTokens = null;
    }

    /** Older workspaces do not describe themselves: 404 for the metadata. */
    public void describeNothing() {
        describesItself = false;
    }

    /** Takes a token that it has not issued for a good one. */
    public StandInWorkspace accept(String token) {
        tokens.put(token, Instant.MAX);
        return this;
    }

    /** How many requests a path has had. */
    public int count(String path) {
        return counts.getOrDefault(path, new AtomicInteger()).get();
    }

    /** When a token expires, or has; never if it was not issued here. */
    public Instant expiry(String token) {
        return tokens.getOrDefault(token, Instant.MIN);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(new Wire(socket)));
            }
        } catch (IOException ended) {
            // closed
        }
    }

    private void serve(Wire wire) {
        try (wire) {
            String head = wire.head();
            if (head.isEmpty()) {
                return;
            }
            String path = head.split("[ ?]", 3)[1];
            counts.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
            for (String length : HttpAnswer.fields(head, "Content-Length")) {
                wire.octets(Integer.parseInt(length));
            }
            wire.send(answerTo(path, head));
        } catch (UncheckedIOException gone) {
            // the client did not wait
        }
    }

    private String answerTo(String path, String head) {
        String instead = insteadOfAnswers.get(path);
        if (instead != null) {
            return instead;
        }
        return switch (path) {
            case METADATA_PATH -> describesItself ? answer(200, metadata()) : NOT_FOUND;
            case DISCOVERY_PATH ->
                    answer(200, "{\"token_endpoint\":\"" + url() + TOKEN_PATH + "\"}");
            case TOKEN_PATH -> token(head);
            case ME_PATH -> isAdmitted(head) ? answer(200, ME) : REFUSED;
            default -> document(path, head);
        };
    }

    private String metadata() {
        return "{\"oidc_endpoint\":\"%s/oidc\",\"account_id\":\"%s\",\"workspace_id\":\"%s\",\"cloud\":\"AWS\"}"
                .formatted(url(), ACCOUNT_ID, WORKSPACE_ID);
    }

    private String token(String head) {
        Instant asked = Instant.now();
        pause();
        String instead = insteadOfTokens;
        if (instead != null) {
            return instead;
        }
        String client =
                Base64.getEncoder()
                        .encodeToString(
                                (CLIENT_ID + ":" + CLIENT_SECRET)
                                        .getBytes(StandardCharsets.US_ASCII));
        if (!HttpAnswer.fields(head, "Authorization").contains("Basic " + client)) {
            return REFUSED;
        }
        String token = "eyJtoken" + issued.incrementAndGet() + "." + System.nanoTime();
        tokens.put(token, asked.plus(lifetime));
        return answer(
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(token, lifetime.toSeconds()));
    }

    private void pause() {
        try {
            closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String document(String path, String head) {
        String json = documents.get(path);
        if (json == null) {
            return NOT_FOUND;
        }
        return isAdmitted(head) ? answer(200, json) : REFUSED;
    }

    private boolean isAdmitted(String head) {
        for (String authorization : HttpAnswer.fields(head, "Authorization")) {
            String token = authorization.substring("Bearer ".length());
            if (Instant.now().isBefore(expiry(token))) {
                return true;
            }
        }
        return false;
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 %d Told\r\nContent-Type: application/json\r\nX-Databricks-Org-Id: %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, WORKSPACE_ID, body.length(), body);
    }
}
