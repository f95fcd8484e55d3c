package dev.lakefront.workspace.stub;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import dev.lakefront.yaml.YamlFile;
import dev.lakefront.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the stubs of an app: every YAML file of a folder. */
public final class StubReader {
    private static final String STUBS = "stubs";
    private static final String METHOD = "method";
    private static final String PATH = "path";
    private static final String ANSWERS = "answers";

    private static final List<String> KEYS =
            Stream.concat(Stream.of(METHOD, PATH, ANSWERS), StubAnswerReader.KEYS.stream())
                    .toList();

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    private static final String PARAMETER = "\\{[A-Za-z_][A-Za-z0-9_-]*}";
    private static final String REST = "\\{[A-Za-z_][A-Za-z0-9_-]*\\.\\.\\.}";

    private final StubAnswerReader answerReader;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Stub> stubs = new ArrayList<>();
    private final Set<String> calls = new HashSet<>();

    private StubReader(Path folder) {
        this.answerReader = new StubAnswerReader(folder);
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
            StubAnswer only = answerReader.read(written);
            return only == null ? List.of() : List.of(only);
        }
        for (String key : StubAnswerReader.KEYS) {
            if (written.keys().contains(key)) {
                written.report(key, "a stub with answers says that in each of them", "move it");
            }
        }
        List<StubAnswer> answers = new ArrayList<>();
        List<YamlMapping> each = written.mappings(ANSWERS, "an answer", StubAnswerReader.KEYS);
        if (each.isEmpty()) {
            written.report(ANSWERS, "answers has none", "write - body: '...'");
        }
        for (YamlMapping one : each) {
            StubAnswer answer = answerReader.read(one);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
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
}
