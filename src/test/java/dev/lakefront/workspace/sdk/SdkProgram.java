package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * An offline workspace, and programs that use it through an SDK as it is published. Each has the
 * environment that an app has, and ends with a status.
 */
final class SdkProgram implements AutoCloseable {
    static final String BOB = "2000000000000002";

    /** Installing may be slow, and the machine busy. */
    private static final int PATIENCE_MINUTES = 5;

    private static final Path INSTALLED = Path.of("target/sdk").toAbsolutePath();

    private final OfflineWorkspace workspace;

    /**
     * @param files what is in the workspace
     */
    SdkProgram(Path files) {
        AppDescription app =
                new AppDescription("app", "http://localhost:8001", List.of("sql"), List.of());
        this.workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(files).withApp(app),
                        InstantSource.system());
    }

    /** A folder of this name that keeps what was installed, with these files in it. */
    static Path folder(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(INSTALLED.resolve(name));
        for (String file : files) {
            String resource = name + "/" + file;
            try (InputStream source =
                    Objects.requireNonNull(
                            SdkProgram.class.getResourceAsStream(resource), resource)) {
                Files.write(folder.resolve(file), source.readAllBytes());
            }
        }
        return folder;
    }

    /** Installs what a file of the folder asks for, unless that was done before. */
    static void install(Path folder, String file, String... command)
            throws IOException, InterruptedException {
        Path done = folder.resolve(file + ".installed");
        if (Files.exists(done) && Files.mismatch(done, folder.resolve(file)) == -1) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        finish(builder, folder);
        Files.copy(folder.resolve(file), done, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs it to its end, and returns what it printed; fails with that if it failed. */
    String run(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("DATABRICKS_"));
        environment.put("DATABRICKS_CONFIG_FILE", folder.resolve("no-config").toString());
        environment.put("DATABRICKS_HOST", workspace.host());
        environment.put("DATABRICKS_WORKSPACE_ID", workspace.workspaceId());
        environment.put("DATABRICKS_CLIENT_ID", workspace.app().clientId());
        environment.put("DATABRICKS_CLIENT_SECRET", workspace.app().clientSecret().reveal());
        environment.put("PERSON_ID", BOB);
        environment.put(
                "FORWARDED_TOKEN",
                new HttpCaller(workspace.host()).accessToken(workspace.developer()));
        return finish(builder, folder);
    }

    private static String finish(ProcessBuilder builder, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended).as(printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
