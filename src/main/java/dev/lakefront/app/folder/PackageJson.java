package dev.lakefront.app.folder;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads what matters to us in a {@code package.json}. */
final class PackageJson {
    private static final String NAME = "package.json";
    private static final Set<String> DEPENDENCIES =
            Set.of("dependencies", "devDependencies", "optionalDependencies");

    /** Some editors begin a file with it; npm does not mind. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;

    private PackageJson(String text) {
        this.text = text;
    }

    /**
     * @throws ProblemException if the file cannot be read, or is not one JSON object
     */
    static NpmPackage read(Path file) {
        try {
            String text = Files.readString(file);
            return new PackageJson(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .read();
        } catch (IOException e) {
            throw new ProblemException(UnreadableFile.problem(file, NAME, e));
        }
    }

    private NpmPackage read() {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return read(json);
        } catch (JacksonException e) {
            // its words are for programmers who use it
            throw invalid(e.getLocation());
        }
    }

    /** Reads to the end, so that a mistake anywhere in the file is found before npm finds it. */
    private NpmPackage read(JsonParser json) {
        Set<String> scripts = new HashSet<>();
        Set<String> dependencies = new HashSet<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid(json.currentTokenLocation());
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
            if (isObject && name.equals("scripts")) {
                addNames(json, scripts);
            } else if (isObject && DEPENDENCIES.contains(name)) {
                addNames(json, dependencies);
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw invalid(json.currentTokenLocation());
        }
        return new NpmPackage(scripts, !dependencies.isEmpty());
    }

    private static void addNames(JsonParser json, Set<String> names) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            names.add(json.currentName());
            json.nextToken();
            json.skipChildren();
        }
    }

    private ProblemException invalid(TokenStreamLocation at) {
        return new ProblemException(
                new Problem(
                        NAME + " is not valid JSON: " + found((int) at.getCharOffset()),
                        NAME + ":" + at.getLineNr() + ":" + Math.max(1, at.getColumnNr()),
                        "correct it there, or shortly before"));
    }

    private String found(int offset) {
        if (text.isBlank()) {
            return "it is empty";
        }
        if (offset < 0 || offset >= text.length()) {
            return "it ends too early";
        }
        char c = text.charAt(offset);
        return (c < ' ' ? "a line break or control character" : c) + " is not expected there";
    }
}
