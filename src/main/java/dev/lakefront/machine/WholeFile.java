package dev.lakefront.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A file that is there whole or not at all: it is written beside its place and then moved into it.
 * Whoever reads it finds the old one or the new one, and the last to write it wins. Only its owner
 * may read it, unless a choice says otherwise.
 */
public final class WholeFile {
    /**
     * How the names of files begin that are still being written. One that stays was left behind by
     * a process that was killed.
     */
    public static final String UNFINISHED = "new-";

    private static final String FOR_ALL = "rw-r--r--";

    private WholeFile() {}

    /** How a file is written. */
    public enum Choice {
        /** Other users of this machine may read it. */
        FOR_ALL_TO_READ,

        /**
         * It is on the disk before it takes its place, so that a power cut leaves no part of it.
         */
        ON_THE_DISK
    }

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes text, in UTF-8. */
    public static void write(Path file, String text, Choice... choices) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), choices);
    }

    /**
     * Writes a file in the place of an older one.
     *
     * @param file in a folder that exists
     */
    public static void write(Path file, Content content, Choice... choices) throws IOException {
        List<Choice> chosen = List.of(choices);
        // for its owner only
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), UNFINISHED, null);
        try {
            fill(written, content, chosen.contains(Choice.ON_THE_DISK));
            if (chosen.contains(Choice.FOR_ALL_TO_READ)) {
                Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(FOR_ALL));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void fill(Path file, Content content, boolean onTheDisk) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.writeTo(out);
            if (onTheDisk) {
                channel.force(true);
            }
        }
    }
}
