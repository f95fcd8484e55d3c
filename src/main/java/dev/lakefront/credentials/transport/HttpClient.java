package dev.lakefront.credentials.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends small requests and is back by the deadline, whatever the other side does. Follows no
 * redirect, so that credentials go where they were sent and nowhere else.
 *
 * <p>On {@link HttpURLConnection} because {@code java.net.http} costs the start of the command 100
 * ms.
 */
public final class HttpClient {
    private static final int MAX_BODY = 1 << 20;

    /** Long enough for a restarting endpoint, too short for a person to notice. */
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(150);

    private final Proxies proxies;
    private final TrustedCertificates trusted;
    private final String userAgent;

    public HttpClient(Proxies proxies, TrustedCertificates trusted, String version) {
        this.proxies = proxies;
        this.trusted = trusted;
        this.userAgent = "lakefront/" + version;
    }

    /**
     * Sends a request that may be repeated; repeats it once if the first answer, or the lack of
     * one, is likely to pass. Not after a timeout: who has not answered in seconds will not in one
     * more.
     *
     * @throws IOException if there is no answer
     */
    public HttpAnswer sendTwice(HttpCall call, Deadline deadline) throws IOException {
        try {
            HttpAnswer answer = send(call, deadline);
            if (!answer.isPassing()) {
                return answer;
            }
        } catch (SocketException e) {
            if (deadline.hasPassed()) {
                throw e;
            }
        }
        pause(deadline);
        return send(call, deadline);
    }

    private static void pause(Deadline deadline) throws IOException {
        Duration left = deadline.left();
        try {
            Thread.sleep(left.compareTo(PAUSE_BEFORE_RETRY) < 0 ? left : PAUSE_BEFORE_RETRY);
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    /**
     * Sends a request, once.
     *
     * <p>The timeouts of {@link HttpURLConnection} restart with every byte, so they bound nothing
     * when an answer drips. What holds is that the connection is closed under the thread that reads
     * it. (No virtual thread: see ARCHITECTURE.md, Threads.)
     *
     * @throws SocketTimeoutException if the deadline passes
     * @throws IOException if there is no answer
     */
    public HttpAnswer send(HttpCall call, Deadline deadline) throws IOException {
        HttpURLConnection connection = open(call, deadline);
        var exchange = new FutureTask<>(() -> exchange(call, connection));
        Thread.ofPlatform().daemon().name("http " + call.uri().getHost()).start(exchange);
        try {
            return exchange.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new SocketTimeoutException("no answer in time");
        } catch (InterruptedException _) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            // the JDK's words for a field that cannot be sent quote its value, which may be secret
            throw new IOException("the request cannot be sent");
        } finally {
            if (!exchange.isDone()) {
                connection.disconnect();
            }
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    private HttpAnswer exchange(HttpCall call, HttpURLConnection connection) throws IOException {
        try {
            setFields(call, connection);
            write(call, connection);
            int status = connection.getResponseCode();
            if (status != HttpAnswer.OK) {
                Map<String, List<String>> fields = connection.getHeaderFields();
                connection.disconnect();
                return new HttpAnswer(status, fields, "");
            }
            return new HttpAnswer(status, connection.getHeaderFields(), body(connection));
        } catch (HttpRetryException e) {
            // how HttpURLConnection reports a 401 to a body that it has not kept
            return new HttpAnswer(e.responseCode(), Map.of(), "");
        }
    }

    private HttpURLConnection open(HttpCall call, Deadline deadline) throws IOException {
        var connection =
                (HttpURLConnection) call.uri().toURL().openConnection(proxies.proxyFor(call.uri()));
        proxies.authenticate(connection);
        trusted.applyTo(connection);
        int left = (int) Math.max(1, deadline.left().toMillis());
        connection.setConnectTimeout(left);
        connection.setReadTimeout(left);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        return connection;
    }

    private void setFields(HttpCall call, HttpURLConnection connection) {
        connection.setRequestProperty("User-Agent", userAgent);
        connection.setRequestProperty("Accept", "application/json");
        if (Endpoints.isLoopback(call.uri().getHost())) {
            // a new connection costs nothing here; an old one waits 40 ms for a server with Nagle's
            // algorithm on, and may lead to a server that is gone
            connection.setRequestProperty("Connection", "close");
        }
        call.fields().forEach(connection::setRequestProperty);
        Authorization authorization = call.authorization();
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization.value().reveal());
        }
    }

    private static void write(HttpCall call, HttpURLConnection connection) throws IOException {
        String content = call.content();
        if (content == null) {
            return;
        }
        byte[] body = content.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        // a body that is not kept cannot be sent again behind our back, as a POST otherwise is
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                connection.disconnect();
                throw new IOException("the answer is longer than 1 MiB");
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
