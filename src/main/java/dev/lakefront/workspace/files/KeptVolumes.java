package dev.lakefront.workspace.files;

import dev.lakefront.digest.Sha256;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * What was written to volumes and deleted from them, in the folder of {@code --keep-state}: a file
 * for each path, so that no name is one that a file cannot have, and each change is one file's. Its
 * first line says what it is of, in JSON; the content follows.
 */
final class KeptVolumes {
    private static final String FOLDER = "volumes";
    private static final String PATH = "path";
    private static final String KIND = "kind";
    private static final String MODIFIED = "modified";
    private static final String FILE = "file";
    private static final String DIRECTORY = "directory";
    private static final String DELETED = "deleted";
    private static final String ROOT = "/Volumes/";

    private final @Nullable StateFolder state;

    /**
     * @param state null if nothing is kept
     */
    KeptVolumes(@Nullable StateFolder state) {
        this.state = state;
    }

    /**
     * Finds what earlier runs have kept.
     *
     * @throws dev.lakefront.problem.ProblemException if a file of it is broken
     */
    void load(Map<VolumePath, Entry> written, Set<VolumePath> deleted) {
        if (state == null) {
            return;
        }
        for (String name : state.files(FOLDER)) {
            byte[] record = state.read(name);
            if (record == null || !load(record, written, deleted)) {
                throw state.broken(name);
            }
        }
    }

    private static boolean load(
            byte[] record, Map<VolumePath, Entry> written, Set<VolumePath> deleted) {
        int end = 0;
        while (end < record.length && record[end] != '\n') {
            end++;
        }
        Map<String, String> head = head(new String(record, 0, end, StandardCharsets.UTF_8));
        String path = head.getOrDefault(PATH, "");
        if (end == record.length || !path.startsWith(ROOT)) {
            return false;
        }
        try {
            VolumePath place = VolumePath.parse(path.substring(ROOT.length()));
            Instant modified = Instant.parse(head.getOrDefault(MODIFIED, ""));
            Body content = Body.of(Arrays.copyOfRange(record, end + 1, record.length));
            switch (head.getOrDefault(KIND, "")) {
                case FILE -> written.put(place, Entry.file(content, modified));
                case DIRECTORY -> written.put(place, Entry.directory(modified));
                case DELETED -> deleted.add(place);
                default -> {
                    return false;
                }
            }
            return true;
        } catch (RefusedException | DateTimeException e) {
            return false;
        }
    }

    private static Map<String, String> head(String text) {
        try (JsonParser json = Json.parser(text)) {
            json.nextToken();
            return Json.texts(json);
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /** Keeps a file or a directory. */
    void keep(VolumePath path, Entry entry) {
        if (state != null) {
            String kind = entry.isDirectory() ? DIRECTORY : FILE;
            save(state, path, head(path, kind, entry.modified()), entry);
        }
    }

    /** Keeps that something was deleted. */
    void keepDeleted(VolumePath path, Instant now) {
        if (state != null) {
            save(state, path, head(path, DELETED, now), null);
        }
    }

    /** Keeps nothing of a path any more. */
    void forget(VolumePath path) {
        if (state != null) {
            try {
                state.delete(name(path));
            } catch (IOException e) {
                throw RefusedException.notKept(e);
            }
        }
    }

    private static void save(
            StateFolder state, VolumePath path, String head, @Nullable Entry entry) {
        try {
            Entry.Content content = entry == null ? null : entry.content();
            Body body = content == null ? Body.EMPTY : content.read();
            state.write(
                    name(path),
                    out -> {
                        out.write(head.getBytes(StandardCharsets.UTF_8));
                        out.write('\n');
                        body.writeTo(out);
                    });
        } catch (IOException e) {
            throw RefusedException.notKept(e);
        }
    }

    private static String head(VolumePath path, String kind, Instant modified) {
        return Json.object(json -> {
            json.writeStringProperty(PATH, path.toString());
            json.writeStringProperty(KIND, kind);
            json.writeStringProperty(MODIFIED, modified.toString());
        });
    }

    private static String name(VolumePath path) {
        return FOLDER + "/" + Sha256.hex(path.toString());
    }
}
