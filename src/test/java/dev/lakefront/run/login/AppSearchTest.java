package dev.lakefront.run.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppSearchTest {
    private static final String ONE = "resources: {apps: {shop: {source_code_path: ./src/shop}}}";
    private static final String TWO =
            "resources: {apps: {shop: {source_code_path: ./src/shop}, git: {git_source: {}}}}";

    @TempDir Path root;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(root.resolve("src/shop"));
        Files.createDirectories(root.resolve("tools"));
    }

    private void bundle(String text) throws IOException {
        Files.writeString(root.resolve("databricks.yml"), text);
    }

    private AppSearch search(String folder, @Nullable String key, boolean offline) {
        return new AppSearch(
                root.resolve(folder),
                new BundleOptions(key, List.of()),
                LoginOptions.DEFAULT,
                offline,
                new Surroundings(Map.of(), root, "1", InstantSource.system()));
    }

    private String found(String folder, @Nullable String key) {
        AppSearch search = search(folder, key, true);
        AppSource source = search.app(search.bundle(warnings), problems);
        return root.relativize(source.folder())
                + " "
                + (source.app() == null ? "-" : source.app().key());
    }

    @Test
    void theFolderIsTheAppWithoutABundle() {
        assertThat(found("tools", null)).isEqualTo("tools -");
    }

    @Test
    void aFolderThatIsTheSourceOfAnAppIsThatApp() throws IOException {
        bundle(TWO);
        assertThat(found("src/shop", null)).isEqualTo("src/shop shop");
    }

    @Test
    void theFolderOfTheBundleStandsForItsOnlyApp() throws IOException {
        bundle(ONE);
        assertThat(found("", null)).isEqualTo("src/shop shop");
    }

    @Test
    void unlessItHasASpecOfItsOwn() throws IOException {
        bundle(ONE);
        Files.createFile(root.resolve("app.yaml"));
        assertThat(found("", null)).isEqualTo(" -");
    }

    @Test
    void anotherFolderOfTheBundleIsItself() throws IOException {
        bundle(ONE);
        assertThat(found("tools", null)).isEqualTo("tools -");
    }

    @Test
    void theKeyNamesAnAppFromAnywhereInTheBundle() throws IOException {
        bundle(TWO);
        assertThat(found("tools", "shop")).isEqualTo("src/shop shop");
    }

    @Test
    void severalAppsAreListedWithTheFlagThatChooses() throws IOException {
        bundle(TWO);
        found("", null);
        assertThat(problems)
                .containsExactly(
                        new Problem(
                                "the bundle has several apps: shop, git",
                                root.resolve("databricks.yml").toString(),
                                "choose one: --bundle-app shop"));
    }

    @Test
    void aKeyThatNoAppHasIsToldWithThoseThatThereAre() throws IOException {
        bundle(TWO);
        found("", "shpo");
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly("bundle-app: shpo (expected: shop, git)");
    }

    @Test
    void anAppWhoseSourceIsNotHereCannotBeRun() throws IOException {
        bundle(TWO);
        found("", "git");
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly("app git has no source_code_path, so no source here");
    }

    @Test
    void aKeyNeedsABundle() {
        assertThat(refusal(search("tools", "shop", true)))
                .containsExactly(
                        new Problem(
                                "there is no databricks.yml in "
                                        + root.resolve("tools")
                                        + " or above it",
                                "--bundle-app",
                                "start in the bundle's folder, or leave the flag out"));
    }

    @Test
    void aBrokenBundleThatNobodyNeedsIsAWarning() throws IOException {
        bundle("resources: [");
        assertThat(found("tools", null)).isEqualTo("tools -");
        assertThat(warnings)
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.what())
                                .startsWith("the bundle has no say: databricks.yml is not valid"));
    }

    @Test
    void aBrokenBundleThatTheLoginMayStandInIsAProblem() throws IOException {
        bundle("resources: [");
        assertThat(refusal(search("tools", null, false)))
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .startsWith("databricks.yml is not valid YAML");
    }

    private List<Problem> refusal(AppSearch search) {
        return catchThrowableOfType(ProblemException.class, () -> search.bundle(warnings))
                .problems();
    }
}
