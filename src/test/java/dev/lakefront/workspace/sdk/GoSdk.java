package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Go SDK as it is published. None of the suite, because not every module proxy has its module:
 * {@code ./dev go-sdk} runs it where {@code go} can fetch that. See docs/adr/0017-real-clients.md.
 */
@Timeout(900)
class GoSdk {
    @TempDir Path files;

    @Test
    void theGoSdkWorks() throws Exception {
        Path folder = SdkProgram.go();
        SdkProgram.fill(files);

        try (SdkProgram sdk = new SdkProgram(files)) {
            assertThat(sdk.run(folder, "./program"))
                    .contains("ok m2m", "ok u2m", "ok onBehalfOf", "ok pat")
                    .contains("ok statements", "ok secrets", "ok volumes");
        }
    }
}
