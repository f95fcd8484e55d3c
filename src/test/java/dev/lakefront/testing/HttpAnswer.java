package dev.lakefront.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An HTTP/1.1 answer, read to its end. */
public record HttpAnswer(String head, String body) {
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Asks a port of this machine, on a connection of its own. */
    public static HttpAnswer get(int port, String target, String... fields) {
        return exchange(port, "GET " + target + " HTTP/1.1", "", fields);
    }

    /** Sends a request with a body, on a connection of its own. */
    public static HttpAnswer post(int port, String target, String body, String... fields) {
        return exchange(port, "POST " + target + " HTTP/1.1", body, fields);
    }

    private static HttpAnswer exchange(int port, String start, String body, String... fields) {
        var request = new StringBuilder(start + "\r\nHost: localhost:" + port);
        request.append("\r\nConnection: close\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        try (Wire wire = Wire.to(port)) {
            wire.send(request + "\r\n" + body);
            return new HttpAnswer(wire.head(), "").withBody(wire.rest());
        }
    }

    private HttpAnswer withBody(String octets) {
        boolean chunked = field("Transfer-Encoding").equals("chunked");
        return new HttpAnswer(head, chunked ? joined(octets) : octets);
    }

    private static String joined(String chunks) {
        var body = new StringBuilder();
        int at = 0;
        while (true) {
            int end = chunks.indexOf("\r\n", at);
            int size = Integer.parseInt(chunks.substring(at, end), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(chunks, end + 2, end + 2 + size);
            at = end + 2 + size + 2;
        }
    }

    public int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The value of the first field of that name; empty if there is none. */
    public String field(String name) {
        List<String> values = fields(head, name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The values of all fields of that name in a head, in their order. */
    public static List<String> fields(String head, String name) {
        var values = new ArrayList<String>();
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        String fieldLines = head.endsWith(END_OF_HEAD) ? head : head + END_OF_HEAD;
        fieldLines
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .forEach(line -> values.add(line.substring(prefix.length()).strip()));
        return values;
    }
}
