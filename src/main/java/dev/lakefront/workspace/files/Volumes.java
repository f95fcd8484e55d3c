package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The volumes of a workspace: a folder, and over it, in memory, what was written and deleted since.
 * Safe for many threads.
 */
public final class Volumes {
    /** Of what is held in memory. */
    private static final long MAX_KEPT_BYTES = 32L << 20;

    /** What a path costs beside its content, about. */
    private static final long ENTRY_BYTES = 1024;

    /** Each holds a file open, and a process may open so many. */
    private static final long MOST_LARGE_FILES = 500;

    private final VolumeFolder folder;
    private final InstantSource clock;
    private final KeptVolumes kept;
    private final Map<VolumePath, Entry> written = new HashMap<>();
    private final Set<VolumePath> deleted = new HashSet<>();

    /**
     * @param folder of {@code CATALOG/SCHEMA/VOLUME}; it need not exist, and is never changed
     * @param clock tells when something is written
     * @param state keeps what was written and deleted; null if nothing does
     * @throws dev.lakefront.problem.ProblemException if what it has kept is broken
     */
    public Volumes(Path folder, InstantSource clock, @Nullable StateFolder state) {
        this.folder = new VolumeFolder(folder);
        this.clock = clock;
        this.kept = new KeptVolumes(state);
        kept.load(written, deleted);
    }

    /** The full names of the volumes in a folder, such as {@code main.sales.files}, in order. */
    public static List<String> in(Path folder) {
        return new VolumeFolder(folder).volumes();
    }

    synchronized Entry file(VolumePath path) {
        Entry entry = find(path);
        if (entry == null || entry.isDirectory()) {
            throw RefusedException.noFile();
        }
        return entry;
    }

    /**
     * A file's content as it is now, whatever becomes of the file.
     *
     * @param content closed by whoever has it
     */
    record OpenFile(Instant modified, Body content) {}

    synchronized OpenFile open(VolumePath path) {
        Entry entry = file(path);
        try {
            return new OpenFile(entry.modified(), Objects.requireNonNull(entry.content()).open());
        } catch (IOException removedMeanwhile) {
            throw RefusedException.noFile();
        }
    }

    /** What is in a directory, by name. */
    synchronized SortedMap<String, Entry> list(VolumePath directory) {
        checkDirectory(directory);
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (VolumePath child : folder.children(directory)) {
            Entry entry = find(child);
            if (entry != null) {
                entries.put(child.name(), entry);
            }
        }
        written.forEach((path, entry) -> {
            if (path.isChildOf(directory)) {
                entries.put(path.name(), entry);
            }
        });
        return entries;
    }

    /** Writes a file, and makes the directories that it is in. */
    synchronized void write(VolumePath path, Body content, boolean overwrite) {
        Entry there = find(path);
        if (there != null && there.isDirectory()) {
            throw RefusedException.inTheWay(path, "directory");
        }
        if (there != null && !overwrite) {
            throw RefusedException.exists();
        }
        makeDirectory(path.parent());
        keep(path, Entry.file(content.shared(), clock.instant()));
    }

    /** Makes a directory, and those that it is in, where there is none. */
    synchronized void makeDirectory(VolumePath path) {
        Entry there = find(path);
        if (there == null) {
            if (path.isVolume()) {
                throw RefusedException.noVolume(path);
            }
            makeDirectory(path.parent());
            keep(path, Entry.directory(clock.instant()));
        } else if (!there.isDirectory()) {
            throw RefusedException.inTheWay(path, "file");
        }
    }

    synchronized void deleteFile(VolumePath path) {
        Entry _ = file(path);
        delete(path);
    }

    synchronized void deleteDirectory(VolumePath path) {
        if (path.isVolume()) {
            throw RefusedException.badRequest(path + " is a volume, not a directory.");
        }
        if (!list(path).isEmpty()) {
            throw RefusedException.notEmpty();
        }
        delete(path);
    }

    private void checkDirectory(VolumePath path) {
        Entry entry = find(path);
        if (entry == null || !entry.isDirectory()) {
            throw path.isVolume()
                    ? RefusedException.noVolume(path)
                    : RefusedException.noDirectory();
        }
    }

    private @Nullable Entry find(VolumePath path) {
        Entry entry = written.get(path);
        return entry != null || deleted.contains(path) ? entry : folder.find(path);
    }

    /** Keeps an entry, or closes it. */
    private void keep(VolumePath path, Entry entry) {
        Entry before = written.get(path);
        try {
            checkRoom(entry, before);
            kept.keep(path, entry);
        } catch (RefusedException e) {
            entry.close();
            throw e;
        }
        written.put(path, entry);
        if (before != null) {
            before.close();
        }
    }

    private void checkRoom(Entry entry, @Nullable Entry before) {
        long others = bytes() - (before == null ? 0 : bytes(before));
        if (others + bytes(entry) > MAX_KEPT_BYTES) {
            throw RefusedException.full(MAX_KEPT_BYTES);
        }
        long open = written.values().stream().filter(Entry::isOpen).count();
        if (entry.isOpen() && open >= MOST_LARGE_FILES) {
            throw RefusedException.tooMany(MOST_LARGE_FILES);
        }
    }

    private long bytes() {
        return written.values().stream().mapToLong(Volumes::bytes).sum();
    }

    private static long bytes(Entry entry) {
        return entry.heldBytes() + ENTRY_BYTES;
    }

    /** The mark stays: a file that is written there and deleted again does not bring it back. */
    private void delete(VolumePath path) {
        if (folder.find(path) == null) {
            kept.forget(path);
        } else {
            kept.keepDeleted(path, clock.instant());
            deleted.add(path);
        }
        Entry before = written.remove(path);
        if (before != null) {
            before.close();
        }
    }

    /** Frees what it holds. */
    public synchronized void close() {
        written.values().forEach(Entry::close);
        written.clear();
    }
}
