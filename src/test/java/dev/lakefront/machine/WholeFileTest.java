package dev.lakefront.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeFileTest {
    @TempDir private Path folder;

    @Test
    void theOldFileIsThereUntilTheNewOneIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        WholeFile.write(
                file,
                out -> {
                    out.write("new".getBytes(StandardCharsets.UTF_8));
                    assertThat(file).hasContent("old");
                },
                WholeFile.Choice.ON_THE_DISK);
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryNotContaining("glob:**new-*");
    }

    @Test
    void whatCannotBeWrittenToItsEndLeavesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() ->
                        WholeFile.write(
                                file,
                                out -> {
                                    out.write('n');
                                    throw new IOException("no more");
                                }))
                .hasMessage("no more");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**new-*");
    }

    @ParameterizedTest
    @CsvSource({"FOR_ALL_TO_READ,rw-r--r--", "ON_THE_DISK,rw-------"})
    void onlyItsOwnerReadsItUnlessAllMay(WholeFile.Choice choice, String permissions)
            throws IOException {
        Path file = folder.resolve("file");
        WholeFile.write(file, "käse", choice);
        assertThat(file).hasContent("käse");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }
}
