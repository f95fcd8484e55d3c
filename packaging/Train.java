import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Trains the AOT cache of a run image: starts two runs of the image's command on the training app,
 * one offline and one with a login over TLS, sends the traffic of an ordinary session through both
 * front doors, and ends them with SIGTERM, at which the VM writes what it learned. Usage: {@code
 * java Train.java IMAGE TRAINING_APP}.
 */
static final int REQUESTS = 400;

static final Duration LIMIT = Duration.ofSeconds(90);

static final String CONTENT_LENGTH = "Content-Length:";

static final String WEB_SOCKET_ANSWER =
        """
        HTTP/1.1 101 Switching Protocols\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        \r
        """;

static final String EARLY_REQUEST =
        """
        GET / HTTP/1.1\r
        Host: localhost:%d\r
        Connection: close\r
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

/** Not a loopback name: connections to those are not kept. The run finds it in a file of its own. */
static final String WORKSPACE = "workspace.training";

/** Of keys that protect nothing, and are gone with the training. */
static final char[] PASSWORD = "training".toCharArray();

/** One run's front door and app. */
record Ports(int frontDoor, int app) {
    static Ports free() throws IOException {
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0)) {
            return new Ports(one.getLocalPort(), other.getLocalPort());
        }
    }

    List<String> flags() {
        return List.of("--port", "" + frontDoor, "--app-port", "" + app);
    }
}

void main(String[] args) throws Exception {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path app = Path.of(args[1]).toAbsolutePath();
    Path cache = image.resolve("lib/lakefront.aot");
    Path folder = Files.createTempDirectory("lakefront-training");
    Files.writeString(hosts(folder), "127.0.0.1 " + WORKSPACE + "\n");
    try (var workspace = openWorkspace(image, folder)) {
        rehearse(command(image, cache, app, folder), workspace.getLocalPort());
    } finally {
        for (Path file : List.of(hosts(folder), keys(folder), trust(folder), folder)) {
            Files.deleteIfExists(file);
        }
    }
    if (!Files.exists(cache)) {
        throw new IOException("the training run wrote no cache");
    }
}

void rehearse(ProcessBuilder command, int workspacePort) throws Exception {
    List<Ports> runs = List.of(Ports.free(), Ports.free());
    command.command().addAll(List.of("run", "--offline"));
    command.command().addAll(runs.getFirst().flags());
    command.command().addAll(List.of("+", "run-local"));
    command.command().addAll(runs.getLast().flags());
    // The builder's own Java options, login and proxies are no part of what is learned.
    command.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
    command.environment()
            .putAll(
                    Map.of(
                            "DATABRICKS_HOST", "https://" + WORKSPACE + ":" + workspacePort,
                            "DATABRICKS_AUTH_TYPE", "oauth-m2m",
                            "DATABRICKS_CLIENT_ID", "training",
                            "DATABRICKS_CLIENT_SECRET", "training"));
    Process lakefront = command.start();
    Thread.startVirtualThread(() -> endAfterLimit(lakefront));
    BufferedReader output = lakefront.inputReader();
    var seen = new ArrayList<String>();
    awaitLines(output, "Running command: ", runs.size(), seen);
    for (Ports run : runs) {
        askEarly(run.frontDoor());
        serve(new ServerSocket(run.app(), 50, InetAddress.getLoopbackAddress()), _ -> answer("hello"));
    }
    awaitLines(output, "To access your app go to ", runs.size(), seen);
    Thread.startVirtualThread(() -> output.lines().forEach(_ -> {}));
    for (Ports run : runs) {
        browse(run.frontDoor());
        talkOverWebSocket(run.frontDoor());
    }
    // SIGTERM; Process.destroy() would close the output that the VM still writes to.
    lakefront.toHandle().destroy();
    lakefront.waitFor();
}

ProcessBuilder command(Path image, Path cache, Path app, Path folder) {
    var words = new ArrayList<String>();
    words.add(image.resolve("bin/java").toString());
    words.add("-XX:AOTCacheOutput=" + cache);
    // Without the profiles of the training: they start compilers early, on what a few requests did.
    words.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
    words.add("-Djavax.net.ssl.trustStore=" + trust(folder));
    words.add("-Djdk.net.hosts.file=" + hosts(folder));
    words.addAll(List.of("-m", "dev.lakefront/dev.lakefront.cli.Rehearsal"));
    return new ProcessBuilder(words).directory(app.toFile()).redirectErrorStream(true);
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

/** Reads on until so many of the lines seen begin like this: two runs speak at once. */
void awaitLines(BufferedReader output, String start, int count, List<String> seen)
        throws IOException {
    while (seen.stream().filter(line -> line.startsWith(start)).count() < count) {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the training ended before '" + start + "': " + seen);
        }
        seen.add(line);
    }
}

// ---- the browser's side ----

/** Before the app listens, as a browser that was quicker than it; the answer is not waited for. */
void askEarly(int port) throws IOException, InterruptedException {
    for (long end = System.nanoTime() + LIMIT.toNanos(); ; Thread.sleep(1)) {
        try {
            var browser = new Socket("localhost", port);
            browser.getOutputStream().write(EARLY_REQUEST.formatted(port).getBytes());
            return;
        } catch (ConnectException notOpenYet) {
            if (System.nanoTime() > end) {
                throw notOpenYet;
            }
        }
    }
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

// ---- the workspace's side ----

/** A workspace whose certificate only the training run trusts. */
ServerSocket openWorkspace(Path image, Path folder) throws Exception {
    // RSA, as the keys of real workspaces are, and certified by an authority
    keytool(folder, "authority", "-ext", "bc:c");
    keytool(folder, "workspace", "-ext", "san=dns:" + WORKSPACE, "-signer", "authority");
    KeyStore keys = KeyStore.getInstance(keys(folder).toFile(), PASSWORD);
    trustAsWell(keys.getCertificate("authority"), image, folder);
    keys.deleteEntry("authority");
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    ServerSocket workspace = context.getServerSocketFactory().createServerSocket(0);
    var answers = workspaceAnswers("https://" + WORKSPACE + ":" + workspace.getLocalPort());
    serve(workspace, head -> answer(answers.getOrDefault(head.split(" ")[1], "{}")));
    return workspace;
}

/** Beside the authorities that the image trusts: reading those is a part of a real start. */
void trustAsWell(Certificate authority, Path image, Path folder) throws Exception {
    KeyStore trusted =
            KeyStore.getInstance(image.resolve("lib/security/cacerts").toFile(), (char[]) null);
    trusted.setCertificateEntry("training", authority);
    try (var out = Files.newOutputStream(trust(folder))) {
        trusted.store(out, PASSWORD);
    }
}

void keytool(Path folder, String alias, String... options) throws Exception {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    words.addAll(List.of("-keyalg", "RSA", "-keysize", "2048"));
    words.addAll(List.of("-keystore", keys(folder).toString()));
    words.addAll(List.of("-storepass", new String(PASSWORD)));
    words.addAll(List.of(options));
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
        throw new IOException("keytool failed");
    }
}

Path hosts(Path folder) {
    return folder.resolve("hosts");
}

Path keys(Path folder) {
    return folder.resolve("keys");
}

Path trust(Path folder) {
    return folder.resolve("trust");
}

Map<String, String> workspaceAnswers(String host) {
    return Map.of(
            "/.well-known/databricks-config",
            "{\"oidc_endpoint\":\"" + host + "/oidc\",\"workspace_id\":\"1\"}",
            "/oidc/.well-known/oauth-authorization-server",
            "{\"token_endpoint\":\"" + host + "/oidc/v1/token\"}",
            "/oidc/v1/token",
            "{\"access_token\":\"training\",\"token_type\":\"Bearer\",\"expires_in\":3600}",
            "/api/2.0/preview/scim/v2/Me",
            "{\"userName\":\"a@example.com\",\"emails\":[{\"value\":\"a@example.com\"}]}");
}

// ---- both servers ----

String answer(String body) {
    return "HTTP/1.1 200 OK\r\n" + CONTENT_LENGTH + " " + body.length() + "\r\n\r\n" + body;
}

/** Answers every request, and echoes what comes after a handshake, until the server is closed. */
void serve(ServerSocket server, Function<String, String> answers) {
    Thread.startVirtualThread(
            () -> {
                try {
                    while (true) {
                        Socket connection = server.accept();
                        Thread.startVirtualThread(() -> serve(connection, answers));
                    }
                } catch (IOException e) {
                    // closed: the training is over
                }
            });
}

void serve(Socket connection, Function<String, String> answers) {
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
            out.write(answers.apply(head).getBytes());
        }
    } catch (IOException e) {
        // the other side closed this connection
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
