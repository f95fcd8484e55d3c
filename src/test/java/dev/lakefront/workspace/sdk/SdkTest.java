package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SDKs as they are published, on the offline workspace: one program each. */
@Timeout(600)
class SdkTest {
    @TempDir Path files;

    @Test
    void thePythonSdkWorks() throws Exception {
        Path folder = SdkProgram.folder("python", "python_sdk.py", "program.py");
        Files.writeString(files.resolve("secrets.yaml"), "shop: {api-key: s3cr3t}\n");
        Path volume = Files.createDirectories(files.resolve("volumes/main/shop/in"));
        Files.writeString(volume.resolve("hello.txt"), "hello");

        try (SdkProgram sdk = new SdkProgram(files)) {
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
                    .contains(
                            "ok m2m",
                            "ok u2m",
                            "ok on_behalf_of",
                            "ok pat",
                            "ok secrets",
                            "ok volumes");
        }
    }
}
