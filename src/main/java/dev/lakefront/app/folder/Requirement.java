package dev.lakefront.app.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A library that an app says it needs.
 *
 * @param library as it is written there
 * @param file the name of the file that says so
 */
public record Requirement(String library, String file) {
    private static final List<BuildFile> FILES =
            List.of(BuildFile.REQUIREMENTS, BuildFile.PYPROJECT, BuildFile.UV_LOCK);

    /**
     * The first one of which a Python app speaks. Words are looked for, in whatever form the file
     * has; those of a comment count, too.
     *
     * @param library matches its name
     */
    public static @Nullable Requirement find(Path folder, Pattern library) {
        for (BuildFile candidate : FILES) {
            Path file = folder.resolve(candidate.fileName());
            Matcher found = library.matcher(read(file));
            if (found.find()) {
                return new Requirement(found.group(), candidate.fileName());
            }
        }
        return null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException notThere) {
            return "";
        }
    }

    @Override
    public String toString() {
        return library + " in " + file;
    }
}
