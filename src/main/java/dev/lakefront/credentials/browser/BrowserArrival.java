package dev.lakefront.credentials.browser;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser that came back from the login, and waits for a page that says how it went. Holds the
 * authorization code, and does not print.
 */
final class BrowserArrival {
    private static final int READ_TIMEOUT_MILLIS = 5_000;
    private static final int LONGEST_LINE = 16_384;

    private final Socket socket;
    private final Map<String, String> parameters;

    private BrowserArrival(Socket socket, Map<String, String> parameters) {
        this.socket = socket;
        this.parameters = parameters;
    }

    /** What came; null if it was no browser that comes back, which has then been sent away. */
    static @Nullable BrowserArrival read(Socket socket) {
        try {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            String[] request = line(in).split(" ", -1);
            while (!line(in).isEmpty()) {
                // the fields: none of them matters
            }
            boolean isReturn = request.length == 3 && request[1].startsWith("/?");
            var arrival =
                    new BrowserArrival(
                            socket, isReturn ? parameters(request[1].substring(2)) : Map.of());
            if (isReturn && request[0].equals("GET")) {
                return arrival;
            }
            arrival.show(BrowserPage.NOT_FOUND);
        } catch (IOException | IllegalArgumentException _) {
            close(socket); // gone, or no HTTP
        }
        return null;
    }

    /** A parameter's value; null if it is absent or empty. */
    @Nullable String parameter(String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Shows the page, and is done with this browser. */
    void show(BrowserPage page) {
        try {
            socket.getOutputStream().write(page.message().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // the person has closed the page; the terminal tells the same
        } finally {
            close(socket);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.length() == LONGEST_LINE) {
                throw new IOException("no HTTP request");
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // closed all the same
        }
    }
}
