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

/** What a bundle takes from whoever deploys it, and from where. */
class CurrentUserTest {
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
    void isReferredTo(String written, String value) throws IOException {
        assertThat(value(bundle("", written).deployedBy(ZOE))).isEqualTo(value);
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
    void hasPathsThatTheBundleMaySet(String workspace, String path) throws IOException {
        assertThat(value(bundle(workspace, "${workspace.file_path}").deployedBy(ZOE)))
                .isEqualTo(path);
    }

    @Test
    void ofAServicePrincipalIsCalledAsThatIsDisplayed() {
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
    void isAskedForOnlyIfTheAppDependsOnIt(String written, boolean awaits) throws IOException {
        BundleApp app = bundle("", written).deployedBy(CurrentUser.UNASKED).app("shop");

        assertThat(Objects.requireNonNull(app).awaitsUser()).isEqualTo(awaits);
    }

    @Test
    void isAwaitedByNoSettingThatLeadsBackToItself() throws IOException {
        Files.writeString(
                folder.resolve("databricks.yml"),
                "resources: {apps: {shop: {config: '${resources.apps.shop}'}}}");
        Bundle bundle = BundleReader.read(folder, null, Map.of(), Map.of());

        assertThat(Objects.requireNonNull(bundle).apps())
                .extracting(BundleApp::awaitsUser)
                .isEqualTo(List.of(false));
    }

    @Test
    void deploysToTheWorkspaceThatTheBundleNamesOrElseToThatOfTheLogin() throws IOException {
        String reference = "${workspace.host}/sql";
        String host = "https://login.example.com";

        assertThat(value(bundle("", reference))).isNull();
        assertThat(value(bundle("", reference).deployedTo(host))).isEqualTo(host + "/sql");
        assertThat(value(bundle("host: https://own.example.com", reference).deployedTo(host)))
                .isEqualTo("https://own.example.com/sql");
    }
}
