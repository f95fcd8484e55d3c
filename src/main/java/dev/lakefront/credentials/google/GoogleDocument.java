package dev.lakefront.credentials.google;

import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A JSON document of Google's that holds credentials.
 *
 * @param type such as {@code service_account}
 * @param origin where it stands, for messages
 */
record GoogleDocument(String type, Json json, String origin) {
    /**
     * The document that a setting names, or is.
     *
     * @throws ProblemException if it is neither the name of a file nor JSON
     */
    static GoogleDocument of(Setting setting) {
        String value = setting.value();
        return isFile(value)
                ? ofFile(Path.of(value), setting.origin())
                : read(value, setting.origin());
    }

    /**
     * A document in a file.
     *
     * @param named who names the file
     * @throws ProblemException if it cannot be read
     */
    static GoogleDocument ofFile(Path file, String named) {
        try {
            return read(Files.readString(file), file + " (" + named + ")");
        } catch (IOException _) {
            throw new ProblemException(
                    new Problem("the Google credentials " + file + " cannot be read", named, null));
        }
    }

    private static boolean isFile(String text) {
        try {
            return !text.startsWith("{") && Files.exists(Path.of(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static GoogleDocument read(String text, String origin) {
        try {
            Json json = Json.read(text);
            String type = json.at("/type");
            return new GoogleDocument(type == null ? "" : type, json, origin);
        } catch (IOException _) {
            throw new ProblemException(
                    new Problem(
                            "the Google credentials are neither a file nor JSON",
                            origin,
                            "name the JSON file with the service account's key"));
        }
    }

    /** For a document that cannot be used: says which types can. */
    ProblemException unusable(String expected) {
        return new ProblemException(
                new Problem(
                        "the Google credentials are of type "
                                + (type.isEmpty() ? "unknown" : type)
                                + " (expected: "
                                + expected
                                + ")",
                        origin,
                        null));
    }

    /** Without the document: it holds a secret. */
    @Override
    public String toString() {
        return "GoogleDocument[type=" + type + ", origin=" + origin + "]";
    }
}
