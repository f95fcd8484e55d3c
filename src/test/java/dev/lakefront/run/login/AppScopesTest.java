package dev.lakefront.run.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.credentials.setting.Scopes;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppScopesTest {
    private static final String BUNDLE =
            """
            bundle: {name: shop}
            variables: {engine: {default: sql}}
            resources:
              apps:
                shop:
                  source_code_path: ./shop
                  user_api_scopes: ["${var.engine}", files.files]
                other:
                  source_code_path: ./other
            """;
    private static final String DEFAULTS = "iam.access-control:read iam.current-user:read";

    @TempDir Path root;

    @BeforeEach
    void writeBundle() throws IOException {
        Files.writeString(root.resolve("databricks.yml"), BUNDLE);
        Files.createDirectories(root.resolve("shop"));
        Files.createDirectories(root.resolve("other"));
    }

    @Nested
    class Wanted {
        @Test
        void areAllUnlessNarrowed() {
            assertThat(wanted("shop", null)).isEqualTo(Scopes.ALL);
        }

        @Test
        void areThoseThatAreTyped() {
            assertThat(wanted("shop", "sql,genie").text()).isEqualTo("genie sql");
        }

        @Test
        void areThoseThatTheBundleDeclaresForTheAppOfTheFolderAndThePlatforms() {
            assertThat(wanted("shop", "app").text()).isEqualTo("files.files " + DEFAULTS + " sql");
        }

        @Test
        void areNotGuessedForAnAppThatDeclaresNone() {
            assertThatThrownBy(() -> wanted("other", "app"))
                    .hasMessageContaining("no databricks.yml declares user_api_scopes");
        }
    }

    @Nested
    class Difference {
        @ParameterizedTest
        @CsvSource({
            "'files.files iam.access-control:read iam.current-user:read sql', ''",
            "'sql iam.access-control:read iam.current-user:read offline_access',"
                    + " 'not those of the app: it lacks files.files'",
            "'sql files.files genie iam.access-control:read iam.current-user:read',"
                    + " 'not those of the app: it also has genie'",
            "'genie files.files iam.access-control:read iam.current-user:read',"
                    + " 'it lacks sql; it also has genie'",
            "all-apis, 'may do all that you may; the deployed app''s is limited to: files.files'",
        })
        void isOneLine(String granted, String words) {
            String difference = scopes("shop", null).difference(token(granted));
            if (words.isEmpty()) {
                assertThat(difference).isNull();
            } else {
                assertThat(difference).contains(words).doesNotContain("\n");
            }
        }

        @Test
        void isUnknownOfATokenThatDoesNotSay() {
            AccessToken opaque = new AccessToken(new Secret("opaque"), Instant.MIN, Instant.MAX);
            assertThat(scopes("shop", null).difference(opaque)).isNull();
        }

        @Test
        void isUnknownOfAnAppThatDeclaresNone() {
            assertThat(scopes("other", null).difference(token("sql"))).isNull();
        }

        @Test
        void isNoReasonToFailForAScopeThatIsUnknown() throws IOException {
            Files.writeString(
                    root.resolve("databricks.yml"), BUNDLE.replace("{default: sql}", "{}"));
            assertThat(scopes("shop", null).difference(token("sql"))).isNull();
        }
    }

    private Scopes wanted(String folder, @Nullable String typed) {
        return scopes(folder, typed).wanted();
    }

    private AppScopes scopes(String folder, @Nullable String typed) {
        var search =
                new AppSearch(
                        root.resolve(folder),
                        BundleOptions.NONE,
                        new LoginOptions(null, null, AccessTokenMode.AUTO, null, null, typed),
                        false,
                        new Surroundings(Map.of(), root, "1", InstantSource.system()));
        return new AppScopes(
                search.app(search.bundle(new ArrayList<>()), new ArrayList<>()), typed);
    }

    private static AccessToken token(String scope) {
        byte[] claims = ("{\"scope\":\"" + scope + "\"}").getBytes(StandardCharsets.UTF_8);
        String jwt = "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims) + ".x";
        return new AccessToken(new Secret(jwt), Instant.MIN, Instant.MAX);
    }
}
