package dev.lakefront.credentials;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workspace over real HTTP that answers as told and remembers what it was asked. */
public final class StubWorkspace implements AutoCloseable {
    /** What came in. */
    public record Asked(String method, String path, Map<String, String> fields, String body) {
        public String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    private record Answer(int status, Map<String, String> fields, String body) {
        private String head() {
            var head = new StringBuilder("HTTP/1.1 " + status + " Told\r\nConnection: close\r\n");
            fields.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            return head + "Content-Length: " + body.length() + "\r\n\r\n";
        }
    }

    private static final Answer NOT_FOUND = new Answer(404, Map.of(), "");

    private final ServerSocket listener;
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public StubWorkspace() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    public StubWorkspace answering(String path, int status, String body) {
        return answering(path, status, body, Map.of());
    }

    /** Answers that a path is given come in turn, the last one for ever. */
    public StubWorkspace answering(
            String path, int status, String body, Map<String, String> fields) {
        answers.computeIfAbsent(path, _ -> new ArrayDeque<>())
                .add(new Answer(status, fields, body));
        return this;
    }

    /** The only answer that a path gives from now on. */
    public StubWorkspace onlyAnswering(String path, int status, String body) {
        answers.remove(path);
        return answering(path, status, body);
    }

    public List<Asked> asked() {
        return asked;
    }

    /** What a path was asked, with or without a query. */
    public List<Asked> asked(String path) {
        return asked.stream()
                .filter(a -> a.path().equals(path) || withoutQuery(a.path()).equals(path))
                .toList();
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private void accept() {
        while (true) {
            try (Socket socket = listener.accept()) {
                Asked request = read(new BufferedInputStream(socket.getInputStream()));
                asked.add(request);
                Answer answer = next(request.path());
                String message = answer.head() + answer.body();
                socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private Answer next(String path) {
        Queue<Answer> queue = answers.get(path);
        queue = queue == null ? answers.get(withoutQuery(path)) : queue;
        if (queue == null) {
            return NOT_FOUND;
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    private static Asked read(InputStream in) throws IOException {
        String[] start = line(in).split(" ", -1);
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(fields.getOrDefault("Content-Length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Asked(start[0], start[1], fields, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
