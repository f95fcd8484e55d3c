package dev.lakefront.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against repositories that Git itself has made. */
class GitDetailsTest {
    @TempDir Path folder;

    /** What git says, without the settings of whoever runs the tests. */
    private static String git(Path where, String... arguments)
            throws IOException, InterruptedException {
        List<String> argv =
                new ArrayList<>(List.of("git", "-c", "user.name=z", "-c", "user.email=z"));
        argv.addAll(List.of(arguments));
        Process git =
                new ProcessBuilder(argv)
                        .directory(where.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(git.waitFor()).as("%s", argv).isZero();
        return said;
    }

    /** A repository with a commit, and a bundle in a folder of it. */
    private Path bundle() throws IOException, InterruptedException {
        git(folder, "init", "--quiet", "--initial-branch=main", "shop");
        Path repository = folder.resolve("shop");
        Path bundle = Files.createDirectories(repository.resolve("deploy/app"));
        Files.writeString(bundle.resolve("databricks.yml"), "bundle: {name: shop}\n");
        git(repository, "add", ".");
        git(repository, "commit", "--quiet", "-m", "one");
        return bundle;
    }

    private static @Nullable String detail(Path bundle, String name) {
        return new GitDetails(bundle).get(name);
    }

    @Test
    void areThoseOfTheRepositoryAroundTheBundle() throws Exception {
        Path bundle = bundle();
        git(bundle, "remote", "add", "upstream", "https://other.example.com/shop.git");
        git(bundle, "remote", "add", "origin", "https://me:s3cret@git.example.com/shop.git");

        assertThat(detail(bundle, "branch")).isEqualTo("main");
        assertThat(detail(bundle, "commit")).isEqualTo(git(bundle, "rev-parse", "HEAD"));
        assertThat(detail(bundle, "origin_url")).isEqualTo("https://git.example.com/shop.git");
        assertThat(detail(bundle, "bundle_root_path")).isEqualTo("deploy/app");
        assertThat(detail(bundle, "colour")).isNull();
    }

    @Test
    void haveNoBranchIfNoneIsCheckedOut() throws Exception {
        Path bundle = bundle();
        git(bundle, "checkout", "--quiet", "--detach");

        assertThat(detail(bundle, "branch")).isEmpty();
        assertThat(detail(bundle, "commit")).isEqualTo(git(bundle, "rev-parse", "HEAD"));
    }

    @Test
    void areFoundWhenGitHasPackedThem() throws Exception {
        Path bundle = bundle();
        git(bundle, "pack-refs", "--all");

        assertThat(detail(bundle, "commit")).isEqualTo(git(bundle, "rev-parse", "HEAD"));
    }

    @Test
    void areThoseOfTheWorktree() throws Exception {
        Path bundle = bundle();
        git(bundle, "remote", "add", "origin", "git@git.example.com:shop.git");
        git(
                bundle,
                "worktree",
                "add",
                "--quiet",
                "-b",
                "feature/x",
                folder.resolve("x").toString());
        Path second = folder.resolve("x/deploy/app");

        assertThat(detail(second, "branch")).isEqualTo("feature/x");
        assertThat(detail(second, "commit")).isEqualTo(git(second, "rev-parse", "HEAD"));
        assertThat(detail(second, "origin_url")).isEqualTo("git@git.example.com:shop.git");
    }

    @Test
    void areEmptyOutsideOfARepository() {
        assertThat(detail(folder, "branch")).isEmpty();
        assertThat(detail(folder, "commit")).isEmpty();
        assertThat(detail(folder, "origin_url")).isEmpty();
        assertThat(detail(folder, "bundle_root_path")).isEqualTo(".");
    }

    @Test
    void areReferredToUnlessTheBundleSaysOtherwise() throws Exception {
        Path bundle = bundle();
        Files.writeString(
                bundle.resolve("databricks.yml"),
                """
                bundle: {name: shop, git: {origin_url: here}}
                workspace: {host: "${bundle.git.origin_url}/${bundle.git.branch}"}
                """);
        Bundle read = BundleReader.read(bundle, null, Map.of(), Map.of());

        BundleText host = Objects.requireNonNull(read).text("workspace.host", new ArrayList<>());
        assertThat(Objects.requireNonNull(host).value()).isEqualTo("here/main");
    }
}
