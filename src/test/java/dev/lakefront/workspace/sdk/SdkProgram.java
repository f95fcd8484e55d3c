package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.certificates.LocalAuthority;
import dev.lakefront.testing.Eventually;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import dev.lakefront.workspace.passage.Home;
import dev.lakefront.workspace.passage.Passage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An offline workspace, and programs that use it through an SDK as it is published. Each has the
 * environment that an app has, and ends with a status.
 */
public final class SdkProgram implements AutoCloseable {
    static final String BOB = "2000000000000002";

    /** Installing may be slow, and the machine busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String HTTPS_NAME = "offline.lakefront.test";

    private static final Path INSTALLED = Path.of("target/sdk").toAbsolutePath();

    private final OfflineWorkspace workspace;
    private final @Nullable Passage passage;
    private final Map<String, String> way;

    /**
     * @param files what is in the workspace
     */
    SdkProgram(Path files) {
        this.workspace = open(settings(files));
        this.passage = null;
        this.way = Map.of("DATABRICKS_HOST", workspace.host());
    }

    /**
     * Programs that reach the workspace by {@code https}.
     *
     * @param files what is in the workspace
     * @param trust a folder for the local CA
     */
    SdkProgram(Path files, Path trust) throws IOException, InterruptedException {
        LocalAuthority authority = LocalAuthority.in(trust, InstantSource.system());
        SSLContext tls = authority.certificateForHost(HTTPS_NAME).tls();
        this.workspace = open(knownAs("https://" + HTTPS_NAME, settings(files)));
        this.passage = Passage.open(new Home(HTTPS_NAME, workspace.port(), () -> tls), null);
        this.way =
                Map.of(
                        "DATABRICKS_HOST",
                        "https://" + HTTPS_NAME,
                        "HTTPS_PROXY",
                        passage.address(),
                        "NO_PROXY",
                        "127.0.0.1",
                        "SSL_CERT_FILE",
                        authority.trustFile(null, List.of()).toString());
    }

    private static WorkspaceSettings settings(Path files) {
        AppDescription app =
                new AppDescription("app", "http://localhost:8001", List.of("sql"), List.of());
        return WorkspaceSettings.DEFAULT.withFiles(files).withApp(app);
    }

    private static WorkspaceSettings knownAs(String url, WorkspaceSettings settings) {
        return new WorkspaceSettings(
                settings.people(),
                settings.developer(),
                settings.tokenLifetime(),
                settings.port(),
                settings.files(),
                settings.app(),
                settings.source(),
                settings.state(),
                url);
    }

    private static OfflineWorkspace open(WorkspaceSettings settings) {
        return OfflineWorkspace.open(settings, InstantSource.system());
    }

    /** Puts into a workspace what the programs look for. */
    static void fill(Path files) throws IOException {
        Files.writeString(files.resolve("secrets.yaml"), "shop: {api-key: s3cr3t}\n");
        Path volume = Files.createDirectories(files.resolve("volumes/main/shop/in"));
        Files.writeString(volume.resolve("hello.txt"), "hello");
        copy("stubs.yaml", Files.createDirectories(files.resolve("stubs")).resolve("stubs.yaml"));
    }

    /** A folder of this name that keeps what was installed, with these files in it. */
    static Path folder(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(INSTALLED.resolve(name));
        for (String file : files) {
            copy(name + "/" + file, folder.resolve(file));
        }
        return folder;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream source =
                Objects.requireNonNull(SdkProgram.class.getResourceAsStream(resource), resource)) {
            Files.write(file, source.readAllBytes());
        }
    }

    /** Installs every client that is run from here. */
    public static void installAll() throws IOException, InterruptedException {
        python();
        java();
        javaScript();
    }

    static Path python() throws IOException, InterruptedException {
        Path folder = folder("python", "requirements.txt", "program.py", "external_browser.py");
        install(
                folder,
                "requirements.txt",
                "uv venv --quiet --allow-existing && uv pip install --quiet -r requirements.txt");
        return folder;
    }

    static Path java() throws IOException, InterruptedException {
        Path folder = folder("java", "pom.xml", "Program.java");
        install(folder, "pom.xml", "mvn -B -ntp -q clean dependency:copy-dependencies");
        return folder;
    }

    static Path javaScript() throws IOException, InterruptedException {
        Path folder = folder("javascript", "package.json", "package-lock.json", "program.mjs");
        install(folder, "package-lock.json", "npm ci --no-audit --no-fund --silent");
        return folder;
    }

    /** None of {@link #installAll}: see {@link GoSdk}. */
    static Path go() throws IOException, InterruptedException {
        Path folder = folder("go", "go.mod", "program.go");
        install(folder, "program.go", "go build -mod=mod -o program .");
        return folder;
    }

    /** Installs what a file of the folder asks for, unless that was done before. */
    private static void install(Path folder, String file, String command)
            throws IOException, InterruptedException {
        Path done = folder.resolve(file + ".installed");
        if (Files.exists(done) && Files.mismatch(done, folder.resolve(file)) == -1) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Started.of(builder, folder).printed();
        Files.copy(folder.resolve(file), done, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs it to its end, and returns what it printed; fails with that if it failed. */
    String run(Path folder, String... command) throws IOException, InterruptedException {
        return start(folder, Map.of(), command).printed();
    }

    /** Starts it, with more in its environment than others have. */
    Started start(Path folder, Map<String, String> more, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("DATABRICKS_"));
        environment.put("DATABRICKS_CONFIG_FILE", folder.resolve("no-config").toString());
        environment.putAll(way);
        environment.put("DATABRICKS_WORKSPACE_ID", workspace.workspaceId());
        environment.put("DATABRICKS_CLIENT_ID", workspace.app().clientId());
        environment.put("DATABRICKS_CLIENT_SECRET", workspace.app().clientSecret().reveal());
        environment.put("PERSON_ID", BOB);
        environment.put(
                "FORWARDED_TOKEN",
                new HttpCaller(workspace.host()).accessToken(workspace.developer()));
        environment.putAll(more);
        return Started.of(builder, folder);
    }

    @Override
    public void close() {
        if (passage != null) {
            passage.close();
        }
        workspace.close();
    }

    /**
     * A program that runs.
     *
     * @param output what it prints, on both outputs
     */
    record Started(Process process, Path output) implements AutoCloseable {
        static Started of(ProcessBuilder builder, Path folder) throws IOException {
            Path output = folder.resolve("output.txt");
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            return new Started(builder.start(), output);
        }

        /** Waits for a line like this, and returns what its first group is. */
        String await(Pattern line) {
            await(() -> line.matcher(soFar()).find());
            return line.matcher(soFar()).results().findFirst().orElseThrow().group(1);
        }

        /**
         * Waits for what it is about to make true; fails with what it printed if it ends before.
         */
        void await(BooleanSupplier condition) {
            Eventually.within(PATIENCE, () -> condition.getAsBoolean() || !process.isAlive());
            assertThat(condition.getAsBoolean()).as(soFar()).isTrue();
        }

        /** Waits for its end, and returns what it printed; fails with that if it failed. */
        String printed() throws InterruptedException {
            try (this) {
                boolean ended = process.waitFor(PATIENCE);
                assertThat(ended).as(soFar()).isTrue();
                assertThat(process.exitValue()).as(soFar()).isZero();
                return soFar();
            }
        }

        private String soFar() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
