import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Trains the AOT cache of a run image: starts the image's command on the training app, sends the
 * traffic of an ordinary session through the front door, and ends it with SIGTERM, at which the VM
 * writes what it learned. Usage: {@code java Train.java IMAGE TRAINING_APP}.
 */
static final int REQUESTS = 400;

static final Duration LIMIT = Duration.ofSeconds(90);

static final String CONTENT_LENGTH = "Content-Length:";

static final String ANSWER =
        """
        HTTP/1.1 200 OK\r
        Content-Type: text/plain\r
        Content-Length: 6\r
        \r
        hello
        """;

static final String WEB_SOCKET_ANSWER =
        """
        HTTP/1.1 101 Switching Protocols\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        \r
        """;

static final String WEB_SOCKET_HANDSHAKE =
        """
        GET /socket HTTP/1.1\r
        Host: localhost:%d\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dHJhaW5pbmctdHJhaW5pbg==\r
        \r
        """;

void main(String[] args) throws Exception {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path cache = image.resolve("lib/lakefront.aot");
    int port = freePort();
    int appPort = freePort();
    Process lakefront = start(image, cache, port, appPort, Path.of(args[1]).toAbsolutePath());
    Thread.startVirtualThread(() -> endAfterLimit(lakefront));

    BufferedReader output = lakefront.inputReader();
    awaitLine(output, "Running command: ");
    try (var app = new ServerSocket(appPort, 50, InetAddress.getLoopbackAddress())) {
        Thread.startVirtualThread(() -> serve(app));
        awaitLine(output, "To access your app go to ");
        Thread.startVirtualThread(() -> output.lines().forEach(_ -> {}));
        browse(port);
        talkOverWebSocket(port);
        // SIGTERM; Process.destroy() would close the output that the VM still writes to.
        lakefront.toHandle().destroy();
        lakefront.waitFor();
    }
    if (!Files.exists(cache)) {
        throw new IOException("the training run wrote no cache");
    }
}

Process start(Path image, Path cache, int port, int appPort, Path app) throws IOException {
    var command =
            new ProcessBuilder(
                    image.resolve("bin/java").toString(),
                    "-XX:AOTCacheOutput=" + cache,
                    "-m",
                    "dev.lakefront/dev.lakefront.cli.Main",
                    "run",
                    "--offline",
                    "--port",
                    Integer.toString(port),
                    "--app-port",
                    Integer.toString(appPort),
                    app.toString());
    // The builder's own Java options, login and proxies are no part of what is learned.
    command.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
    return command.redirectErrorStream(true).start();
}

void endAfterLimit(Process lakefront) {
    try {
        if (!lakefront.waitFor(LIMIT)) {
            lakefront.destroyForcibly();
        }
    } catch (InterruptedException e) {
        lakefront.destroyForcibly();
    }
}

void awaitLine(BufferedReader output, String start) throws IOException {
    var seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(start)) {
            return;
        }
        seen.append(line).append('\n');
    }
    throw new IOException("the training run ended before it said '" + start + "':\n" + seen);
}

void browse(int port) throws IOException, InterruptedException {
    var address = URI.create("http://localhost:" + port + "/page?name=value");
    try (var browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        for (int i = 0; i < REQUESTS; i++) {
            var request = HttpRequest.newBuilder(address).header("Cookie", "session=training");
            if (i % 4 == 3) {
                request.POST(BodyPublishers.ofString("x".repeat(1024 * (i % 64 + 1))));
            }
            var status = browser.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the front door answered " + status);
            }
        }
    }
}

void talkOverWebSocket(int port) throws IOException {
    try (var browser = new Socket("localhost", port)) {
        browser.setSoTimeout((int) LIMIT.toMillis());
        browser.getOutputStream().write(WEB_SOCKET_HANDSHAKE.formatted(port).getBytes());
        InputStream in = browser.getInputStream();
        if (!readHead(in).startsWith("HTTP/1.1 101 ")) {
            throw new IOException("the WebSocket handshake was refused");
        }
        for (int i = 0; i < 50; i++) {
            browser.getOutputStream().write(new byte[64]);
            in.readNBytes(64);
        }
    }
}

/** The app's side: answers every request, and echoes what comes after a handshake. */
void serve(ServerSocket app) {
    try {
        while (true) {
            Socket connection = app.accept();
            Thread.startVirtualThread(() -> serve(connection));
        }
    } catch (IOException e) {
        // closed: the training is over
    }
}

void serve(Socket connection) {
    try (connection) {
        InputStream in = connection.getInputStream();
        OutputStream out = connection.getOutputStream();
        for (String head = readHead(in); !head.isEmpty(); head = readHead(in)) {
            if (head.startsWith("GET /socket ")) {
                out.write(WEB_SOCKET_ANSWER.getBytes());
                in.transferTo(out);
                return;
            }
            skipBody(in, head);
            out.write(ANSWER.getBytes());
        }
    } catch (IOException e) {
        // the front door closed this connection
    }
}

/** Start line and fields; empty at the end of the connection. */
String readHead(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
        head.append((char) b);
        if (b == '\n' && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) >= 0) {
            return head.toString();
        }
    }
    return "";
}

void skipBody(InputStream in, String head) throws IOException {
    for (String field : head.split("\r\n")) {
        if (field.regionMatches(true, 0, CONTENT_LENGTH, 0, CONTENT_LENGTH.length())) {
            in.skipNBytes(Long.parseLong(field.substring(CONTENT_LENGTH.length()).strip()));
        }
    }
}

int freePort() throws IOException {
    try (var any = new ServerSocket(0)) {
        return any.getLocalPort();
    }
}
