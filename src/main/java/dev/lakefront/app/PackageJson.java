package dev.lakefront.app;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
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

/** Reads the one thing that matters to us in a {@code package.json}: which scripts it has. */
final class PackageJson {
    private PackageJson() {}

    static Set<String> scripts(Path file) {
        try (JsonParser json =
                new JsonFactory()
                        .createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            return scripts(json);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "package.json reading error: " + e.getMessage(),
                            "make it a file that you may read"));
        } catch (JacksonException e) {
            throw invalid(e.getOriginalMessage(), e.getLocation());
        }
    }

    /** Reads to the end, so that a mistake anywhere in the file is found before npm finds it. */
    private static Set<String> scripts(JsonParser json) {
        Set<String> scripts = new HashSet<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("an object was expected", json.currentTokenLocation());
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isScripts = json.currentName().equals("scripts");
            if (json.nextToken() == JsonToken.START_OBJECT && isScripts) {
                addNames(json, scripts);
            } else {
                json.skipChildren();
            }
        }
        return scripts;
    }

    private static void addNames(JsonParser json, Set<String> names) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            names.add(json.currentName());
            json.nextToken();
            json.skipChildren();
        }
    }

    private static ProblemException invalid(String reason, TokenStreamLocation at) {
        String where = "package.json:" + at.getLineNr() + ":" + at.getColumnNr();
        return new ProblemException(
                new Problem("package.json is not valid JSON: " + reason, where, "correct it"));
    }
}
