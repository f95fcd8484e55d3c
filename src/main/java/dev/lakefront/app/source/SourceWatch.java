package dev.lakefront.app.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears of changes to an app's sources, on a thread of its own. Many changes at once, as an editor,
 * a formatter or Git makes them, are told of together.
 */
public final class SourceWatch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(150);

    /** From the first of many changes. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Consumer<List<Path>> changed;
    private final IgnoredFiles ignored;
    private final WatchService service;

    private SourceWatch(IgnoredFiles ignored, Consumer<List<Path>> changed, WatchService service) {
        this.changed = changed;
        this.ignored = ignored;
        this.service = service;
    }

    /**
     * Watches from now on.
     *
     * @param notOurs a folder with no sources, which need not be in the app's; null if there is
     *     none
     * @param changed hears of the files that were changed, made or deleted; what changes until it
     *     returns is not told of
     * @throws IOException if the system cannot watch so many folders
     */
    public static SourceWatch start(
            Path folder, @Nullable Path notOurs, Consumer<List<Path>> changed) throws IOException {
        Path absolute = folder.toRealPath();
        WatchService service = absolute.getFileSystem().newWatchService();
        Path excepted = notOurs == null ? null : notOurs.toRealPath();
        SourceWatch watch = new SourceWatch(new IgnoredFiles(absolute, excepted), changed, service);
        try {
            watch.add(absolute);
        } catch (IOException e) {
            service.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("source-watch").start(watch::watch);
        return watch;
    }

    /** A folder with all that are below it and hold sources. Returns the files in them. */
    private List<Path> add(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> level = List.of(root);
        while (!level.isEmpty()) {
            List<Path> below = new ArrayList<>();
            for (Path each : level) {
                each.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                list(each, below, files);
            }
            level = ignored.sourcesAmong(below);
        }
        return files;
    }

    private static void list(Path folder, List<Path> folders, List<Path> files) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                (isFolder(entry) ? folders : files).add(entry);
            }
        } catch (IOException | DirectoryIteratorException gone) {
            // it was deleted meanwhile, which is a change of its own
        }
    }

    /** Links may lead anywhere, and in circles. */
    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void watch() {
        try {
            while (true) {
                Set<Path> touched = collect();
                List<Path> sources = ignored.sourcesAmong(List.copyOf(touched));
                if (!sources.isEmpty()) {
                    changed.accept(sources);
                    forgetWhatCameMeanwhile();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException closed) {
            // the run is over
        }
    }

    private Set<Path> collect() throws InterruptedException {
        Set<Path> touched = new LinkedHashSet<>();
        WatchKey key = service.take();
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (key != null) {
            read(key, touched);
            key =
                    System.nanoTime() - deadline < 0
                            ? service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS)
                            : null;
        }
        return touched;
    }

    private void read(WatchKey key, Set<Path> touched) {
        Path where = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                touch(where.resolve(name), touched);
            } else {
                touched.add(where); // more changes than the system could count
            }
        }
        key.reset();
    }

    private void touch(Path path, Set<Path> touched) {
        if (!isFolder(path)) {
            touched.add(path);
        } else if (!ignored.sourcesAmong(List.of(path)).isEmpty()) {
            try {
                touched.addAll(add(path));
            } catch (IOException gone) {
                touched.add(path);
            }
        }
    }

    /** New folders among it are watched all the same. */
    private void forgetWhatCameMeanwhile() {
        Set<Path> forgotten = new LinkedHashSet<>();
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            read(key, forgotten);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
