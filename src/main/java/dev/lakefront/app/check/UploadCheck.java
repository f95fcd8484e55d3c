package dev.lakefront.app.check;

import dev.lakefront.app.folder.AppFiles;
import dev.lakefront.problem.Rule;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What would be uploaded: no file may be over 10 MB, and no installed package belongs to it. */
final class UploadCheck {
    /** "File is larger than 10485760 bytes", says the platform. */
    static final long LARGEST_FILE = 10L * 1024 * 1024;

    private static final double MEGABYTE = 1024 * 1024;
    private static final Set<String> PACKAGES = Set.of("node_modules", ".venv", "venv");

    private UploadCheck() {}

    static List<Warning> of(Path folder) {
        List<Warning> warnings = new ArrayList<>();
        Set<String> packages = new LinkedHashSet<>();
        for (Path file : AppFiles.in(folder)) {
            String installed = packagesAround(file);
            if (installed != null) {
                packages.add(installed);
            } else if (size(folder.resolve(file)) > LARGEST_FILE) {
                warnings.add(tooLarge(file, size(folder.resolve(file))));
            }
        }
        packages.forEach(path -> warnings.add(uploaded(path)));
        return warnings;
    }

    /** The outermost folder of installed packages that the file is in. */
    private static @Nullable String packagesAround(Path file) {
        for (int i = 0; i < file.getNameCount() - 1; i++) {
            if (PACKAGES.contains(file.getName(i).toString())) {
                return file.subpath(0, i + 1).toString();
            }
        }
        return null;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static Warning tooLarge(Path file, long size) {
        return new Warning(
                Rule.FILE_SIZE,
                String.format(
                        Locale.ROOT,
                        "%s has %.1f MB; the platform takes files of up to 10 MB",
                        file,
                        size / MEGABYTE),
                file.toString(),
                "add it to .gitignore, and have the app read it from a volume");
    }

    private static Warning uploaded(String path) {
        return new Warning(
                Rule.UPLOADED_PACKAGES,
                path + " would be uploaded with the app: nothing ignores it",
                path,
                "add " + path + "/ to .gitignore");
    }
}
