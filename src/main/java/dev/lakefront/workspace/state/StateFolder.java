package dev.lakefront.workspace.state;

import dev.lakefront.machine.WholeFile;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which a workspace keeps its state from one run to the next. It belongs to one run at
 * a time, only its owner can look into it, and a file in it is whole or not there. Holds no secret.
 */
public final class StateFolder implements AutoCloseable {
    private static final String FLAG = "--keep-state ";

    /** Tells a folder of ours, and how it is laid out. */
    private static final String MARK = "lakefront-state";

    private static final String LAYOUT = "1\n";
    private static final String LOCK = "lock";

    /** What systems put into folders that somebody looks at, such as {@code .DS_Store}. */
    private static final String HIDDEN = ".";

    /** Folders of the app's files that are offered as what is in them. */
    private static final List<String> OFFERED = List.of("volumes", "tables", "stubs");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes a folder for this run; makes it if there is none.
     *
     * @param files the app's files of the workspace, among which it must not be offered
     * @throws ProblemException if it cannot be one, or another run has it
     */
    public static StateFolder open(Path folder, Path files) {
        try {
            requirePlace(folder, files);
            Files.createDirectories(folder, OWNER_ONLY);
            requireOwn(folder);
            StateFolder state = new StateFolder(folder.toRealPath(), lock(folder));
            state.begin();
            return state;
        } catch (FileAlreadyExistsException e) {
            throw problem(folder, "is a file, not a folder", "name a folder, or a new one");
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static void requirePlace(Path folder, Path files) {
        Path place = folder.toAbsolutePath().normalize();
        Path offered = files.toAbsolutePath().normalize();
        if (offered.startsWith(place)) {
            throw problem(
                    folder,
                    "holds the app's own files",
                    "name a folder for nothing else: " + FLAG + folder.resolve("state"));
        }
        for (String name : OFFERED) {
            if (place.startsWith(offered.resolve(name))) {
                throw problem(
                        folder,
                        "is in workspace/" + name + ", whose files the app is shown",
                        "name a folder outside of it");
            }
        }
    }

    /** Anything else in it may be somebody's. */
    private static void requireOwn(Path folder) throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(mark)) {
            if (!Files.readString(mark).equals(LAYOUT)) {
                throw problem(
                        folder,
                        "was written by another version of Lakefront",
                        "name a new folder, or remove this one");
            }
        } else if (!isEmpty(folder)) {
            throw problem(
                    folder,
                    "is neither empty nor a folder that an earlier run has kept its state in",
                    "name a new folder");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(LOCK));
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProgram) {
            // told below
        }
        channel.close();
        throw problem(
                folder,
                "is in use by another run",
                "end that one, or name another folder for this one");
    }

    /** Git and what uploads an app take nothing of it, wherever it is. */
    private void begin() throws IOException {
        removeUnfinished(folder);
        write(".gitignore", out -> out.write("*\n".getBytes(StandardCharsets.UTF_8)));
        write(MARK, out -> out.write(LAYOUT.getBytes(StandardCharsets.UTF_8)));
    }

    private static void removeUnfinished(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(WholeFile.UNFINISHED)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Where it is, without links. */
    public Path path() {
        return folder;
    }

    /**
     * A folder in it, made if there is none.
     *
     * @throws ProblemException if it cannot be made
     */
    public Path folder(String name) {
        try {
            Path made = Files.createDirectories(folder.resolve(name), OWNER_ONLY);
            removeUnfinished(made);
            return made;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Those of the files in one of its folders, by their names in it: {@code folder/name}. */
    public List<String> files(String name) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder(name))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.startsWith(HIDDEN))
                    .forEach(file -> names.add(name + "/" + file));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return names;
    }

    /**
     * What a file says; null if it is not there.
     *
     * @throws ProblemException if it cannot be read
     */
    public byte @Nullable [] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new ProblemException(
                    UnreadableFile.problem(folder.resolve(name), FLAG + folder.resolve(name), e));
        }
    }

    /** Writes a file in the place of an older one; whoever reads it finds the one or the other. */
    public void write(String name, WholeFile.Content content) throws IOException {
        WholeFile.write(folder.resolve(name), content, WholeFile.Choice.ON_THE_DISK);
    }

    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** That a file in it is not what a run has written there. */
    public ProblemException broken(String name) {
        return new ProblemException(
                Problem.of(
                        FLAG + folder + ": " + name + " is not what a run has written",
                        "remove it, and what it kept is lost; or remove the folder"));
    }

    private static ProblemException unusable(Path folder, IOException failure) {
        return problem(
                folder,
                "cannot be used: " + UnreadableFile.reason(failure),
                "name a folder that you may read and write, or make it one");
    }

    private static ProblemException problem(Path folder, String what, String fix) {
        return new ProblemException(Problem.of(FLAG + folder + ": it " + what, fix));
    }

    /** Gives it to the next run. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the system takes the lock away with the process
        }
    }
}
