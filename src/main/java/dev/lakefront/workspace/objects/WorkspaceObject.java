package dev.lakefront.workspace.objects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A folder or a file of the workspace.
 *
 * @param path as the API writes it: without {@code /Workspace} before it
 * @param file where a file's content is; null for a folder
 */
record WorkspaceObject(String path, @Nullable Path file) {
    /** Numbers that a double holds exactly: clients in JavaScript read them. */
    private static final long ID_BITS = (1L << 53) - 1;

    boolean isFolder() {
        return file == null;
    }

    boolean isIn(String folder) {
        int end = path.lastIndexOf('/');
        String parent = end <= 0 ? WorkspaceTree.ROOT : path.substring(0, end);
        return parent.equals(folder) && !path.equals(folder);
    }

    /** What follows its last dot; empty without one. */
    String extension() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    void write(JsonGenerator json) {
        json.writeStringProperty("object_type", isFolder() ? "DIRECTORY" : "FILE");
        json.writeStringProperty("path", path);
        json.writeNumberProperty("object_id", id());
        json.writeStringProperty("resource_id", String.valueOf(id()));
        if (file != null) {
            writeTimes(json, file);
        }
    }

    private static void writeTimes(JsonGenerator json, Path file) {
        try {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
            json.writeNumberProperty("created_at", about.creationTime().toMillis());
            json.writeNumberProperty("modified_at", about.lastModifiedTime().toMillis());
            json.writeNumberProperty("size", about.size());
        } catch (IOException removedMeanwhile) {
            // it was there a moment ago; the next call will know
        }
    }

    /** The same for a path in every run. */
    private long id() {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).getMostSignificantBits() & ID_BITS;
    }
}
