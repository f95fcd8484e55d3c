package dev.lakefront.run.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
    @Test
    void theValuesOfVariablesAreNotPrinted() {
        RunOptions options =
                new RunOptions(
                        Path.of("hello"),
                        8001,
                        8000,
                        null,
                        null,
                        new BundleOptions(null, List.of("token=hidden")),
                        ResourceOptions.NONE,
                        new EnvironmentOptions(List.of("TOKEN=hidden"), List.of(), true),
                        false,
                        null,
                        BuildOptions.NONE,
                        LoginOptions.DEFAULT,
                        OfflineOptions.OFF,
                        FrontDoorOptions.DEFAULT,
                        true,
                        LifeOptions.DEFAULT,
                        Telling.DEFAULT);
        assertThat(options.toString()).contains("hello").doesNotContain("hidden");
    }
}
