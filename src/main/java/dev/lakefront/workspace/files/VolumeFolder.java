package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.FilePart;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code CATALOG/SCHEMA/VOLUME/...}: read anew each time it is asked, and never changed.
 * Where a link leads out of it, nothing is.
 */
final class VolumeFolder {
    private final Path folder;

    /**
     * @param folder it need not exist
     */
    VolumeFolder(Path folder) {
        this.folder = folder;
    }

    /** What is there now; null if that is nothing, or nothing that may be read. */
    @Nullable Entry find(VolumePath path) {
        try {
            Path place = place(path);
            BasicFileAttributes about = Files.readAttributes(place, BasicFileAttributes.class);
            Instant modified = about.lastModifiedTime().toInstant();
            if (about.isDirectory()) {
                return Entry.directory(modified);
            }
            return about.isRegularFile()
                    ? new Entry(about.size(), modified, () -> FilePart.open(place))
                    : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** What is in a directory; none if it is not there. */
    List<VolumePath> children(VolumePath directory) {
        List<VolumePath> children = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place(directory))) {
            files.forEach(file -> children.add(directory.child(file.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            return List.of();
        }
        return children;
    }

    /** The full names of the volumes in it. */
    List<String> volumes() {
        List<VolumePath> paths = List.of(new VolumePath(List.of()));
        for (int depth = 0; depth < VolumePath.VOLUME_NAMES; depth++) {
            paths = paths.stream().flatMap(path -> directories(path).stream()).toList();
        }
        return paths.stream().map(path -> String.join(".", path.names())).sorted().toList();
    }

    private List<VolumePath> directories(VolumePath directory) {
        return children(directory).stream()
                .filter(child -> {
                    Entry entry = find(child);
                    return entry != null && entry.isDirectory();
                })
                .toList();
    }

    /** Where a path is, with its links followed. */
    private Path place(VolumePath path) throws IOException {
        Path root = folder.toRealPath();
        Path place = root.resolve(String.join("/", path.names())).toRealPath();
        if (!place.startsWith(root)) {
            throw new IOException("a link leads out of the folder");
        }
        return place;
    }
}
