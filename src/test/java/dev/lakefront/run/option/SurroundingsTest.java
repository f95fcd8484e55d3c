package dev.lakefront.run.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final Path APP = Path.of("/apps/hello");

    @Test
    void theAppFindsItsOwnFolderInPwd() {
        assertThat(surroundings(Map.of("PWD", "/home/alice")).shellIn(APP))
                .isEqualTo(Map.of("PWD", "/apps/hello"));
    }

    @Test
    void aShellThatKeepsNoPwdGetsNone() {
        assertThat(surroundings(Map.of()).shellIn(APP)).isEmpty();
    }

    @Test
    void theEnvironmentIsNotPrinted() {
        assertThat(surroundings(Map.of("TOKEN", "hidden")).toString()).doesNotContain("hidden");
    }

    private static Surroundings surroundings(Map<String, String> shell) {
        return new Surroundings(shell, Path.of("/home/alice"), "0.1.0", InstantSource.system());
    }
}
