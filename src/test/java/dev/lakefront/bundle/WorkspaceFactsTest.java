package dev.lakefront.bundle;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bundle takes from the workspace, and from whoever deploys it. */
class WorkspaceFactsTest {
    private static final CurrentUser ZOE =
            CurrentUser.of(Map.of("id", "7", "userName", "Zoe.Doe+x@example.com"));

    @TempDir Path folder;

    private Bundle bundle(String workspace, String value) throws IOException {
        Files.writeString(
                folder.resolve("databricks.yml"),
                """
                bundle: {name: shop}
                workspace: {%s}
                targets: {dev: }
                variables: {mail: {default: "${workspace.current_user.userName}"}}
                resources: {apps: {shop: {config: {env: [{name: A, value: "%s"}]}}}}
                """
                        .formatted(workspace, value));
        return Objects.requireNonNull(BundleReader.read(folder, null, Map.of(), Map.of()));
    }

    private static @Nullable String value(Bundle bundle) {
        BundleApp app = Objects.requireNonNull(bundle.app("shop"));
        return app.env(new ArrayList<>(), new ArrayList<>()).getFirst().value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${workspace.current_user.id}                   | 7",
                "${var.mail}                                    | Zoe.Doe+x@example.com",
                "${workspace.current_user.short_name}           | zoe_doe_x",
                "${workspace.current_user.domain_friendly_name} | zoe-doe-x",
                "${workspace.root_path} | /Workspace/Users/Zoe.Doe+x@example.com/.bundle/shop/dev",
                "${workspace.state_path} | /Workspace/Users/Zoe.Doe+x@example.com/.bundle/shop/dev/state",
            })
    void ofTheUserAreReferredTo(String written, String value) throws IOException {
        assertThat(value(bundle("", written).knowing(new WorkspaceFacts(ZOE, Map.of()))))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root_path: ~/shop        | /Workspace/Users/Zoe.Doe+x@example.com/shop/files",
                "root_path: /Shared/shop  | /Workspace/Shared/shop/files",
                "root_path: /Workspace/x  | /Workspace/x/files",
                "file_path: /Volumes/a    | /Volumes/a",
            })
    void leadToPathsThatTheBundleMaySet(String workspace, String path) throws IOException {
        assertThat(
                        value(
                                bundle(workspace, "${workspace.file_path}")
                                        .knowing(new WorkspaceFacts(ZOE, Map.of()))))
                .isEqualTo(path);
    }

    @Test
    void ofAServicePrincipalCallItAsItIsDisplayed() {
        CurrentUser robot =
                CurrentUser.of(
                        Map.of(
                                "userName", "5fbd3e0b-09b1-4c63-9d43-6ee0ae2a1c77",
                                "displayName", "CI Robot"));

        assertThat(robot.fields()).containsEntry("short_name", "ci_robot");
    }

    @ParameterizedTest
    @CsvSource({
        "${workspace.current_user.userName}, true",
        "a ${workspace.file_path} b,         true",
        "${bundle.name},                     false",
        "${workspace.current_user.none},     false",
    })
    void ofTheUserAreAskedForOnlyIfTheAppDependsOnThem(String written, boolean awaits)
            throws IOException {
        BundleApp app = bundle("", written).knowing(WorkspaceFacts.unasked(List.of())).app("shop");

        assertThat(Objects.requireNonNull(app).awaitsUser()).isEqualTo(awaits);
    }

    @Test
    void areAwaitedByNoSettingThatLeadsBackToItself() throws IOException {
        Files.writeString(
                folder.resolve("databricks.yml"),
                "resources: {apps: {shop: {config: '${resources.apps.shop}'}}}");
        Bundle bundle = BundleReader.read(folder, null, Map.of(), Map.of());

        assertThat(Objects.requireNonNull(bundle).apps())
                .extracting(BundleApp::awaitsUser)
                .isEqualTo(List.of(false));
    }

    @Test
    void holdTheHostOfTheLoginUnlessTheBundleNamesOne() throws IOException {
        String reference = "${workspace.host}/sql";
        String host = "https://login.example.com";

        assertThat(value(bundle("", reference))).isNull();
        assertThat(value(bundle("", reference).deployedTo(host))).isEqualTo(host + "/sql");
        assertThat(value(bundle("host: https://own.example.com", reference).deployedTo(host)))
                .isEqualTo("https://own.example.com/sql");
    }

    @Test
    void holdWhatALookupFinds() throws IOException {
        Files.writeString(
                folder.resolve("databricks.yml"),
                """
                variables:
                  shared: {lookup: {warehouse: Shared}}
                  unused: {lookup: {job: Nightly}}
                  given: {lookup: {warehouse: Other}}
                resources: {apps: {shop: {config: {env: [{name: A, value: "${var.shared}"}]}}}}
                """);
        Bundle read =
                Objects.requireNonNull(
                        BundleReader.read(folder, null, Map.of("given", "1"), Map.of()));
        Lookup shared = new Lookup("shared", "warehouse", "Shared");
        Lookup unused = new Lookup("unused", "job", "Nightly");

        assertThat(read.lookups()).containsExactly(shared, unused);
        Bundle unasked = read.knowing(WorkspaceFacts.unasked(read.lookups()));
        assertThat(value(unasked)).isEqualTo("<asked at start: warehouse Shared>");
        assertThat(read.lookups())
                .filteredOn(Objects.requireNonNull(unasked.app("shop"))::awaits)
                .containsExactly(shared);
        assertThat(value(read.knowing(new WorkspaceFacts(ZOE, Map.of("shared", "1a2b")))))
                .isEqualTo("1a2b");
    }
}
