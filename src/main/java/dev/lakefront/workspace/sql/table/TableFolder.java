package dev.lakefront.workspace.sql.table;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The folder of tables, {@code CATALOG/SCHEMA/TABLE.csv}: read anew each time it is asked. */
public final class TableFolder {
    private static final int DEPTH = 3;

    private final Path folder;

    /**
     * @param folder it need not exist
     */
    public TableFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What is there now.
     *
     * @throws IOException if a folder cannot be read
     */
    public Tables look() throws IOException {
        List<TableFile> found = new ArrayList<>();
        List<Path> misplaced = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                            sort(file, about, found, misplaced);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (e instanceof NoSuchFileException) {
                                // removed while we looked
                                return FileVisitResult.CONTINUE;
                            }
                            throw e;
                        }
                    });
        }
        return Tables.of(found, misplaced);
    }

    private void sort(
            Path file, BasicFileAttributes about, List<TableFile> found, List<Path> misplaced) {
        String fileName = file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        TableFormat format =
                TableFormat.ofExtension(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (format == null || dot <= 0) {
            return;
        }
        Path place = folder.relativize(file);
        if (place.getNameCount() != DEPTH) {
            misplaced.add(file);
            return;
        }
        TableName name =
                new TableName(
                        place.getName(0).toString(),
                        place.getName(1).toString(),
                        fileName.substring(0, dot));
        found.add(new TableFile(name, format, file, about.size(), about.lastModifiedTime()));
    }
}
