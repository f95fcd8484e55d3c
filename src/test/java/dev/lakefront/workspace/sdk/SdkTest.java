package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SDKs as they are published, on the offline workspace: one program each. */
@Timeout(600)
class SdkTest {
    @TempDir Path files;

    @BeforeEach
    void fillTheWorkspace() throws IOException {
        SdkProgram.fill(files);
    }

    @Test
    void thePythonSdkWorks() throws Exception {
        Path folder = SdkProgram.python();

        try (SdkProgram sdk = new SdkProgram(files)) {
            assertThat(sdk.run(folder, ".venv/bin/python", "program.py"))
                    .contains("ok m2m", "ok u2m", "ok on_behalf_of", "ok pat")
                    .contains("ok secrets", "ok volumes", "ok large_files", "ok stubs");
        }
    }

    @Test
    void theJavaSdkWorks() throws Exception {
        Path folder = SdkProgram.java();

        try (SdkProgram sdk = new SdkProgram(files)) {
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            assertThat(sdk.run(folder, java, "-cp", "target/dependency/*", "Program.java"))
                    .contains("ok m2m", "ok u2m", "ok onBehalfOf", "ok pat")
                    .contains("ok statements", "ok secrets", "ok volumes");
        }
    }

    @Test
    void theJavaScriptSdkWorks() throws Exception {
        Path folder = SdkProgram.javaScript();

        try (SdkProgram sdk = new SdkProgram(files)) {
            assertThat(sdk.run(folder, "node", "program.mjs"))
                    .contains("ok m2m", "ok onBehalfOf", "ok pat")
                    .contains("ok statements", "ok secrets", "ok volumes");
        }
    }
}
