package dev.lakefront.problem;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a file cannot be read: the system's own words often are but the file's name. */
public final class UnreadableFile {
    private UnreadableFile() {}

    /**
     * The problem that {@code failure} is to the user.
     *
     * @param name how the user knows the file
     */
    public static Problem problem(Path file, String name, IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return new Problem(name + " is not UTF-8 text", null, "save it as UTF-8");
        }
        if (Files.isDirectory(file)) {
            return Problem.of(
                    name + " reading error: it is a folder, not a file",
                    "rename the folder, or put a file in its place");
        }
        return Problem.of(
                name + " reading error: " + reason(failure), "make it a file that you may read");
    }

    /** The system's words for it, without the file's name. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException f ? f.getReason() : null;
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
