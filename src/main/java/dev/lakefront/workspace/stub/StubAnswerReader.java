package dev.lakefront.workspace.stub;

import dev.lakefront.workspace.http.Body;
import dev.lakefront.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a stub answers; what is wrong with that is reported where it is written.
 *
 * @param folder of the files that an answer may name
 */
record StubAnswerReader(Path folder) {
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String FILE = "file";
    private static final String PAUSE = "pause";

    /** What an answer can say. */
    static final List<String> KEYS = List.of(STATUS, HEADERS, BODY, FILE, PAUSE);

    /** As much as is held in memory at ease. */
    private static final long MAX_FILE_BYTES = 8 << 20;

    /**
     * What the listener says for itself: another word of it, and nobody knows where a body ends.
     */
    private static final Set<String> OF_THE_LISTENER =
            Set.of("content-length", "transfer-encoding", "connection");

    private static final Pattern PAUSE_FORM = Pattern.compile("([0-9]{1,6})(ms|s)");
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    /** Null if it has none that could be given. */
    @Nullable StubAnswer read(YamlMapping written) {
        Integer status = status(written);
        Map<String, String> headers = headers(written);
        Body body = body(written);
        Duration pause = pause(written);
        return status == null ? null : new StubAnswer(status, headers, body, pause);
    }

    private Body body(YamlMapping written) {
        String text = written.text(BODY);
        String file = written.text(FILE);
        if (text != null && file != null) {
            written.report(FILE, "an answer has a body and a file", "remove one");
        }
        if (file != null) {
            return body(written, file);
        }
        return text == null ? Body.EMPTY : Body.of(text);
    }

    /** A file beside those that are read here. */
    private Body body(YamlMapping written, String name) {
        try {
            Path place = folder.resolve(name).toRealPath();
            if (!place.startsWith(folder.toRealPath()) || Files.size(place) > MAX_FILE_BYTES) {
                throw new IOException("is outside of the folder, or too large");
            }
            return Body.of(Files.readAllBytes(place));
        } catch (IOException | InvalidPathException e) {
            written.report(
                    FILE,
                    "the file of an answer cannot be read",
                    "name one of workspace/stubs, of 8 MB at most");
            return Body.EMPTY;
        }
    }

    private static Duration pause(YamlMapping written) {
        String text = written.text(PAUSE);
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher matcher = PAUSE_FORM.matcher(text);
        if (!matcher.matches()) {
            written.report(PAUSE, "pause is no time", "write 200ms or 1s, a minute at most");
            return Duration.ZERO;
        }
        long number = Long.parseLong(matcher.group(1));
        Duration pause =
                matcher.group(2).equals("s")
                        ? Duration.ofSeconds(number)
                        : Duration.ofMillis(number);
        if (pause.compareTo(MAX_PAUSE) > 0) {
            written.report(PAUSE, "pause is too long", "write 200ms or 1s, a minute at most");
        }
        return pause;
    }

    private static @Nullable Integer status(YamlMapping written) {
        String text = written.text(STATUS);
        if (text == null) {
            return 200;
        }
        if (text.matches("[2-5][0-9][0-9]")) {
            return Integer.valueOf(text);
        }
        written.report(STATUS, "status is none of HTTP", "write a number, 200 to 599");
        return null;
    }

    private static Map<String, String> headers(YamlMapping written) {
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> lines = written.texts(HEADERS);
        for (String line : lines == null ? List.<String>of() : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (OF_THE_LISTENER.contains(name.toLowerCase(Locale.ROOT))) {
                written.report(HEADERS, name + " is not for a stub to say", "remove it");
            } else if (name.matches("[A-Za-z0-9-]+")
                    && value.chars().allMatch(c -> c >= ' ' && c < 127)) {
                headers.put(name, value);
            } else {
                written.report(HEADERS, "a header is no name and value", "write - \"Name: value\"");
            }
        }
        return headers;
    }
}
