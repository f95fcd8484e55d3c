package dev.lakefront.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFolderTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, /data, /data/lakefront",
        "Linux, '', /home/alice/.local/share/lakefront",
        "Linux, data, /home/alice/.local/share/lakefront",
        "Mac OS X, '', /home/alice/Library/Application Support/lakefront",
        "Mac OS X, /data, /data/lakefront",
    })
    void itIsWhereTheSystemKeepsSuchThings(String system, String chosen, Path folder) {
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", chosen), Path.of("/home/alice"), system))
                .isEqualTo(folder);
    }
}
