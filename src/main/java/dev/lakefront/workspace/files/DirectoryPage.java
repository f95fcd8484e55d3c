package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Some of what is in a directory.
 *
 * @param next asks for the next page; null after the last one
 */
record DirectoryPage(SortedMap<String, Entry> entries, @Nullable String next) {
    /** The platform's. */
    private static final int MAX_ENTRIES = 1000;

    /**
     * The page that a call asks for.
     *
     * @param all what is in the directory, by name
     * @throws RefusedException if there can be no such page
     */
    static DirectoryPage of(SortedMap<String, Entry> all, Request request) {
        int most = size(request.query("page_size"));
        String token = request.query("page_token");
        // the least name that comes after the last one of the page before
        SortedMap<String, Entry> left = token == null ? all : all.tailMap(name(token) + "\0");
        SortedMap<String, Entry> page = new TreeMap<>();
        left.entrySet().stream()
                .limit(most)
                .forEach(entry -> page.put(entry.getKey(), entry.getValue()));
        return new DirectoryPage(page, page.size() < left.size() ? token(page.lastKey()) : null);
    }

    Answer answer(VolumePath directory) {
        return Answer.ok(json -> {
            json.writeArrayPropertyStart("contents");
            entries.forEach((name, entry) -> write(json, directory.child(name), entry));
            json.writeEndArray();
            if (next != null) {
                json.writeStringProperty("next_page_token", next);
            }
        });
    }

    private static void write(JsonGenerator json, VolumePath path, Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("path", path.toString());
        json.writeBooleanProperty("is_directory", entry.isDirectory());
        if (!entry.isDirectory()) {
            json.writeNumberProperty("file_size", entry.size());
        }
        json.writeNumberProperty("last_modified", entry.modified().toEpochMilli());
        json.writeStringProperty("name", path.name());
        json.writeEndObject();
    }

    private static int size(@Nullable String text) {
        try {
            int size = text == null ? MAX_ENTRIES : Integer.parseInt(text);
            if (size > 0) {
                return Math.min(size, MAX_ENTRIES);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw RefusedException.badRequest("page_size must be a number above 0.");
    }

    private static String token(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String name(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("page_token is none that was given.");
        }
    }
}
