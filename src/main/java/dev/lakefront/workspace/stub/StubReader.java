package dev.lakefront.workspace.stub;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.yaml.YamlFile;
import dev.lakefront.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the stubs of an app: every YAML file of a folder. */
public final class StubReader {
    private static final String STUBS = "stubs";
    private static final String METHOD = "method";
    private static final String PATH = "path";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String FILE = "file";
    private static final String PAUSE = "pause";
    private static final String ANSWERS = "answers";

    /** What one answer says. */
    private static final List<String> ANSWER = List.of(STATUS, HEADERS, BODY, FILE, PAUSE);

    private static final List<String> KEYS =
            List.of(METHOD, PATH, STATUS, HEADERS, BODY, FILE, PAUSE, ANSWERS);

    /** As much as is held in memory at ease. */
    private static final long MAX_FILE_BYTES = 8 << 20;

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    /**
     * What the listener says for itself: another word of it, and nobody knows where a body ends.
     */
    private static final Set<String> OF_THE_LISTENER =
            Set.of("content-length", "transfer-encoding", "connection");

    private static final String PARAMETER = "\\{[A-Za-z_][A-Za-z0-9_-]*}";
    private static final String REST = "\\{[A-Za-z_][A-Za-z0-9_-]*\\.\\.\\.}";

    private static final Pattern PAUSE_FORM = Pattern.compile("([0-9]{1,6})(ms|s)");
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Stub> stubs = new ArrayList<>();
    private final Set<String> calls = new HashSet<>();

    private StubReader(Path folder) {
        this.folder = folder;
    }

    /**
     * What a folder's files say; nothing if it is not there.
     *
     * @throws ProblemException with everything that is wrong in them
     */
    public static List<Stub> read(Path folder) {
        StubReader reader = new StubReader(folder);
        for (Path file : files(folder)) {
            reader.add(file, "workspace/stubs/" + file.getFileName());
        }
        if (!reader.problems.isEmpty()) {
            throw new ProblemException(reader.problems);
        }
        return reader.stubs;
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            found.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new ProblemException(UnreadableFile.problem(folder, "workspace/stubs", e));
        }
        Collections.sort(files);
        return files;
    }

    private void add(Path file, String name) {
        try {
            YamlMapping root =
                    YamlMapping.read(
                            new YamlFile(name, problems),
                            Files.readAllBytes(file),
                            name,
                            List.of(STUBS));
            if (root != null) {
                root.mappings(STUBS, "a stub", KEYS).forEach(this::add);
            }
        } catch (IOException e) {
            problems.add(UnreadableFile.problem(file, name, e));
        }
    }

    private void add(YamlMapping written) {
        String method = method(written);
        String path = path(written);
        List<StubAnswer> answers = answers(written);
        if (method == null || path == null || answers.isEmpty()) {
            return;
        }
        if (!calls.add(method + " " + path)) {
            written.report(PATH, method + " " + path + " has a stub already", "remove one");
        }
        stubs.add(new Stub(method, path, answers));
    }

    private List<StubAnswer> answers(YamlMapping written) {
        if (!written.keys().contains(ANSWERS)) {
            StubAnswer only = answer(written);
            return only == null ? List.of() : List.of(only);
        }
        for (String key : ANSWER) {
            if (written.keys().contains(key)) {
                written.report(key, "a stub with answers says that in each of them", "move it");
            }
        }
        List<StubAnswer> answers = new ArrayList<>();
        List<YamlMapping> each = written.mappings(ANSWERS, "an answer", ANSWER);
        if (each.isEmpty()) {
            written.report(ANSWERS, "answers has none", "write - body: '...'");
        }
        for (YamlMapping one : each) {
            StubAnswer answer = answer(one);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private @Nullable StubAnswer answer(YamlMapping written) {
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

    private static @Nullable String method(YamlMapping written) {
        String method = written.text(METHOD);
        if (method != null && !METHODS.contains(method)) {
            written.report(METHOD, "method is none of HTTP", "write GET, POST, PUT, PATCH, DELETE");
            return null;
        }
        return method == null ? "GET" : method;
    }

    private static @Nullable String path(YamlMapping written) {
        String path = written.text(PATH);
        if (path == null || !path.startsWith("/") || path.contains("?")) {
            written.report(
                    PATH,
                    "a stub needs a path that begins with / and has no query",
                    "write path: /api/2.0/genie/spaces/{id}");
            return null;
        }
        if (!hasParametersAsMeant(path)) {
            written.report(
                    PATH,
                    "a { or } of the path is no parameter",
                    "write {name} for a whole segment; {name...}, at the end only, for all that is"
                            + " left");
            return null;
        }
        return path;
    }

    private static boolean hasParametersAsMeant(String path) {
        List<String> segments = List.of(path.split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean isLast = i == segments.size() - 1;
            boolean isText = segment.indexOf('{') < 0 && segment.indexOf('}') < 0;
            if (!isText && !segment.matches(PARAMETER) && !(isLast && segment.matches(REST))) {
                return false;
            }
        }
        return true;
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
