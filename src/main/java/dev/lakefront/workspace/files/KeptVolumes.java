package dev.lakefront.workspace.files;

import dev.lakefront.digest.Sha256;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.http.FilePart;
import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
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

    /** No path is as long. */
    private static final long MAX_HEAD_BYTES = 256 << 10;

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
            if (!load(state.path().resolve(name), written, deleted)) {
                throw state.broken(name);
            }
        }
    }

    private static boolean load(
            Path file, Map<VolumePath, Entry> written, Set<VolumePath> deleted) {
        try (Body record = FilePart.open(file);
                Body start = record.part(0, Math.min(record.size(), MAX_HEAD_BYTES))) {
            byte[] bytes = start.bytes();
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
            return end < bytes.length && load(head(head), record, end + 1L, written, deleted);
        } catch (IOException | UncheckedIOException | RefusedException | DateTimeException e) {
            return false;
        }
    }

    private static boolean load(
            Map<String, String> head,
            Body record,
            long from,
            Map<VolumePath, Entry> written,
            Set<VolumePath> deleted) {
        String path = head.getOrDefault(PATH, "");
        if (!path.startsWith(ROOT)) {
            return false;
        }
        VolumePath place = VolumePath.parse(path.substring(ROOT.length()));
        Instant modified = Instant.parse(head.getOrDefault(MODIFIED, ""));
        switch (head.getOrDefault(KIND, "")) {
            case FILE -> written.put(place, Entry.file(content(record, from), modified));
            case DIRECTORY -> written.put(place, Entry.directory(modified));
            case DELETED -> deleted.add(place);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What follows the head; a large one stays where it is. */
    private static Body content(Body record, long from) {
        Body content = record.part(from, record.size() - from);
        if (content.size() > Body.MOST_HELD) {
            return content;
        }
        try (content) {
            return Body.of(content.bytes());
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
            try (Body body = content == null ? Body.EMPTY : content.open()) {
                state.write(
                        name(path),
                        out -> {
                            out.write(head.getBytes(StandardCharsets.UTF_8));
                            out.write('\n');
                            body.writeTo(out);
                        });
            }
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
