package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SDKs as they are published, on the offline workspace: one program each. */
@Timeout(600)
class SdkTest {
    private final SdkProgram sdk = new SdkProgram();

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void thePythonSdkWorks() throws Exception {
        Path folder = SdkProgram.folder("python", "python_sdk.py", "program.py");

        assertThat(
                        sdk.run(
                                folder,
                                List.of(
                                        "uv",
                                        "run",
                                        "--no-project",
                                        "--quiet",
                                        "--with",
                                        "databricks-sdk==0.162.0",
                                        "program.py")))
                .contains("ok m2m", "ok u2m", "ok on_behalf_of", "ok pat");
    }
}
