package dev.lakefront.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1 messages off what went over a connection, as narrowly as RFC 9112 allows: what two
 * readers could read differently is a violation, and ends the reading. Shares nothing with the
 * product.
 */
public final class StrictReader {
    private static final Pattern REQUEST_LINE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ [!-~\\u0080-\\u00ff]+ HTTP/1\\.[01]");

    /**
     * RFC 9112, 3, lets recipients take any white space for the single spaces; RFC 9110, 2.5, has
     * them take a minor version that they do not know for the highest one they do.
     */
    private static final Pattern LOOSE_REQUEST_LINE =
            Pattern.compile(
                    "[!#$%&'*+.^_`|~0-9A-Za-z-]+[\\s\\x0b]+[!-~\\u0080-\\u00ff]+[\\s\\x0b]+"
                            + "HTTP/1\\.[0-9][\\s\\x0b]*");

    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.[01] [1-9][0-9]{2} [\\t -~\\u0080-\\u00ff]*");
    private static final Pattern FIELD =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\\t -~\\u0080-\\u00ff]*)");
    private static final Pattern LENGTH = Pattern.compile("0*[0-9]{1,18}|9223372036854775807");
    private static final Pattern CHUNK =
            Pattern.compile("([0-9A-Fa-f]{1,8})[\\t ]*(?:;[\\t -~\\u0080-\\u00ff]*)?");

    /** One field line. */
    public record Field(String name, String value) {
        /** The name as CGI and WSGI apps know it (RFC 3875, 4.1.18), in lower case. */
        public String folded() {
            return name.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A message whose head is whole; its body may have been cut off. */
    public record Message(String startLine, List<Field> fields) {
        public List<String> values(String foldedName) {
            return fields.stream()
                    .filter(field -> field.folded().equals(foldedName))
                    .map(Field::value)
                    .toList();
        }

        /** The status of an answer. */
        public int status() {
            return Integer.parseInt(startLine.substring(9, 12));
        }

        private boolean isAnswer() {
            return startLine.startsWith("HTTP/");
        }

        private boolean hasNoBody() {
            return isAnswer() && (status() < 200 || status() == 204 || status() == 304);
        }
    }

    private final String octets;
    private final Predicate<String> isStartLine;
    private final Predicate<Message> isSwitch;
    private final boolean skipsEmptyLines;
    private final List<Message> messages = new ArrayList<>();
    private @Nullable String violation;
    private int finalAnswers;
    private int at;

    private StrictReader(
            String octets,
            Pattern startLine,
            Predicate<Message> isSwitch,
            boolean skipsEmptyLines) {
        this.octets = octets;
        this.isStartLine = startLine.asMatchPredicate();
        this.isSwitch = isSwitch;
        this.skipsEmptyLines = skipsEmptyLines;
        try {
            while (at < octets.length() && readMessage()) {
                // and the next
            }
        } catch (CutOff end) {
            // what came was clean
        } catch (Violation found) {
            violation = found.getMessage();
        }
    }

    /** What a client sent: whether it led to another protocol, only the app can tell. */
    public static StrictReader requestsSent(String octets) {
        return new StrictReader(octets, LOOSE_REQUEST_LINE, _ -> false, true);
    }

    /** What an app received, which agrees to any upgrade. */
    public static StrictReader requestsReceived(String octets) {
        return new StrictReader(
                octets, REQUEST_LINE, request -> !request.values("upgrade").isEmpty(), false);
    }

    /** What an app sent, or a client received. */
    public static StrictReader answers(String octets) {
        return new StrictReader(octets, STATUS_LINE, answer -> answer.status() == 101, false);
    }

    /** The messages with a whole and clean head, up to the first violation. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What is not clean; null if all is, as far as it goes. */
    public @Nullable String violation() {
        return violation;
    }

    /** Whether there is an answer whose end needs no end of the connection. */
    public boolean hasWholeFinalAnswer() {
        return finalAnswers > 0;
    }

    /** Returns whether another message may follow. */
    private boolean readMessage() {
        skipEmptyLines();
        String startLine = line();
        require(isStartLine.test(startLine), "start line", startLine);
        Message message = new Message(startLine, fields());
        List<String> lengths = message.values("content-length");
        List<String> codings = message.values("transfer-encoding");
        require(lengths.size() + codings.size() <= 1, "framing", lengths + " " + codings);
        requireNoDisguise(message);
        messages.add(message);
        if (isSwitch.test(message)) {
            return false;
        }
        if (!message.hasNoBody()) {
            readBody(message, lengths, codings);
        }
        finalAnswers += message.isAnswer() && message.status() >= 200 ? 1 : 0;
        return true;
    }

    private void readBody(Message message, List<String> lengths, List<String> codings) {
        if (!codings.isEmpty()) {
            require(codings.getFirst().equalsIgnoreCase("chunked"), "coding", codings.getFirst());
            readChunks();
        } else if (!lengths.isEmpty()) {
            require(LENGTH.matcher(lengths.getFirst()).matches(), "length", lengths.getFirst());
            skip(Long.parseLong(lengths.getFirst()));
        } else if (message.isAnswer()) {
            throw new CutOff(); // by the end of the connection
        }
    }

    private void readChunks() {
        while (true) {
            String line = line();
            Matcher chunk = CHUNK.matcher(line);
            require(chunk.matches(), "chunk", line);
            int size = Integer.parseUnsignedInt(chunk.group(1), 16);
            if (size == 0) {
                fields();
                return;
            }
            skip(Integer.toUnsignedLong(size));
            String end = line();
            require(end.isEmpty(), "chunk end", end);
        }
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            Matcher field = FIELD.matcher(line);
            require(field.matches(), "field", line);
            fields.add(new Field(field.group(1), field.group(2).strip()));
        }
        return fields;
    }

    private static void requireNoDisguise(Message message) {
        for (Field field : message.fields) {
            require(
                    !field.name.contains("_")
                            || !(field.folded().equals("content-length")
                                    || field.folded().equals("transfer-encoding")),
                    "disguised framing",
                    field.name);
        }
    }

    /**
     * RFC 9112, 2.2, lets servers skip an empty line before a request. Lakefront's decoder skips
     * any control character there, and passes none of them on.
     */
    private void skipEmptyLines() {
        while (skipsEmptyLines && at < octets.length() && isBlank(octets.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char octet) {
        return octet <= ' ' || Character.isISOControl(octet);
    }

    private String line() {
        int end = octets.indexOf("\r\n", at);
        if (end < 0) {
            throw new CutOff();
        }
        String line = octets.substring(at, end);
        at = end + 2;
        return line;
    }

    private void skip(long count) {
        if (count > octets.length() - at) {
            throw new CutOff();
        }
        at += (int) count;
    }

    private static void require(boolean clean, String what, String found) {
        if (!clean) {
            throw new Violation(what + ": " + Shrinker.literal(found));
        }
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Violation(String message) {
            super(message);
        }
    }
}
