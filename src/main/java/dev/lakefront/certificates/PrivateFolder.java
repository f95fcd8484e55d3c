package dev.lakefront.certificates;

import dev.lakefront.machine.WholeFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that only its owner can look into. Files appear in it whole or not at all, so two
 * Lakefronts that start at once need no lock between them.
 */
record PrivateFolder(Path path) {
    private static final String OWNER_ONLY_FOLDER = "rwx------";
    private static final String OWNER_ONLY = "rw-------";

    /** Makes the folder if there is none, and shuts it to others if it was open. */
    static PrivateFolder at(Path path) throws IOException {
        Files.createDirectories(path);
        permit(path, OWNER_ONLY_FOLDER);
        return new PrivateFolder(path);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** A folder to make things in that do not exist yet; {@link #discard} it. */
    Path newWorkshop() throws IOException {
        return Files.createTempDirectory(path, WholeFile.UNFINISHED);
    }

    static void discard(Path workshop) {
        try (Stream<Path> files = Files.walk(workshop)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // it stays: as private as the folder it is in
        }
    }

    /**
     * Gives a file its place and its name, unless another Lakefront was first.
     *
     * @return whether it was this one
     */
    boolean keepFirst(Path made, String name) throws IOException {
        permit(made, OWNER_ONLY);
        try {
            Files.createLink(file(name), made);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Writes a file that holds a secret; the last to write it wins. */
    void writeSecret(String name, List<String> parts) throws IOException {
        WholeFile.write(file(name), String.join("", parts));
    }

    /** Writes a file for programs of other users too, once it was copied out of here. */
    void writePublic(String name, List<String> parts) throws IOException {
        WholeFile.write(file(name), String.join("", parts), WholeFile.Choice.FOR_ALL_TO_READ);
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
