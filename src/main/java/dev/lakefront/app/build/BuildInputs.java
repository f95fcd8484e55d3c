package dev.lakefront.app.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.app.folder.BuildFile;
import dev.lakefront.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that decides what a stage brings forth, as one digest: its commands, the versions of
 * the tools that its results are bound to, and the content of the files that it reads.
 */
final class BuildInputs {
    private static final Set<String> RESULTS =
            Set.of("node_modules", VirtualEnvironment.NAME, "__pycache__");
    private static final Set<String> OF_NODE_PACKAGES =
            Set.of(
                    "package.json",
                    "package-lock.json",
                    "npm-shrinkwrap.json",
                    "pnpm-lock.yaml",
                    "pnpm-workspace.yaml",
                    ".pnpmfile.cjs",
                    ".npmrc");
    private static final Set<String> ENDS_OF_NODE_PACKAGES = Set.of(".tgz", ".patch");
    private static final Set<String> OF_PYTHON = Set.of("setup.py", "setup.cfg", ".python-version");
    private static final Set<String> ENDS_OF_PYTHON =
            Set.of(".txt", ".in", ".toml", ".lock", ".whl", ".tar.gz");

    /** Bundlers read them, though they are no files of the app: git ignores them. */
    private static final List<String> DOT_ENVS =
            List.of(".env", ".env.local", ".env.production", ".env.production.local");

    /** What npm leaves out, and a build script does, depends on it. */
    private static final String MODE = "NODE_ENV";

    private final BuildStage stage;
    private final Path folder;
    private final List<Path> appFiles;
    private final Map<String, String> environment;
    private final MessageDigest digest = Sha256.begin();

    private BuildInputs(
            BuildStage stage, Path folder, List<Path> appFiles, Map<String, String> environment) {
        this.stage = stage;
        this.folder = folder;
        this.appFiles = appFiles;
        this.environment = environment;
    }

    /**
     * The digest as things are now.
     *
     * @param files those of the app, relative to the folder
     * @param environment of the steps
     * @throws IOException if a file cannot be read
     */
    static String digest(
            BuildStage stage, Path folder, List<Path> files, Map<String, String> environment)
            throws IOException {
        BuildInputs inputs = new BuildInputs(stage, folder, files, environment);
        inputs.addCommands();
        inputs.addTools();
        inputs.addFiles();
        return HexFormat.of().formatHex(inputs.digest.digest());
    }

    private void addCommands() {
        for (BuildStep step : stage.filling()) {
            add(String.join("\0", step.argv()));
        }
    }

    private void addTools() throws IOException {
        if (stage.kind() == BuildStage.Kind.PYTHON) {
            addFile(Path.of(VirtualEnvironment.NAME, VirtualEnvironment.CONFIGURATION));
        } else {
            add(NodeVersion.in(folder, environment));
            add(environment.getOrDefault(MODE, ""));
        }
    }

    private void addFiles() throws IOException {
        Set<Path> files = new TreeSet<>(appFiles);
        for (BuildFile file : BuildFile.values()) {
            files.add(Path.of(file.fileName()));
        }
        for (String name : DOT_ENVS) {
            files.add(Path.of(name));
        }
        for (Path file : files) {
            if (isRead(file)) {
                addFile(file);
            }
        }
    }

    private boolean isRead(Path file) {
        for (Path name : file) {
            if (RESULTS.contains(name.toString())) {
                return false;
            }
        }
        String name = file.getFileName().toString();
        return switch (stage.kind()) {
            case NODE_PACKAGES ->
                    OF_NODE_PACKAGES.contains(name)
                            || ENDS_OF_NODE_PACKAGES.stream().anyMatch(name::endsWith);
            case PYTHON ->
                    OF_PYTHON.contains(name) || ENDS_OF_PYTHON.stream().anyMatch(name::endsWith);
            case SCRIPT -> true;
        };
    }

    private void addFile(Path file) throws IOException {
        Path path = folder.resolve(file);
        if (Files.exists(path)) {
            add(file.toString());
            addLength(Files.size(path));
            Files.copy(path, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        addLength(bytes.length);
        digest.update(bytes);
    }

    /** Before each piece, so that no two lists of pieces look the same. */
    private void addLength(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
    }
}
