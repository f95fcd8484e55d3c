package dev.lakefront.workspace.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.LoginBrowser;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs one after the other, with one folder for what they keep. */
class KeptStateTest {
    private static final String FILES = "/api/2.0/fs/files/Volumes/main/shop/in/";
    private static final String DIRECTORIES = "/api/2.0/fs/directories/Volumes/main/shop/in/";

    @TempDir private Path home;
    private Path app;
    private Path state;

    @BeforeEach
    void anApp() throws IOException {
        app = home.resolve("workspace");
        state = home.resolve("state");
        put("volumes/main/shop/in/old.txt", "old");
        put("tables/main/default/orders.csv", "id\n1\n");
    }

    @Test
    void writtenAndDeletedFilesAreThereInTheNextRun() throws IOException {
        try (Run run = new Run()) {
            assertThat(run.call("PUT " + FILES + "new/käse.txt", "hällo\n").status())
                    .isEqualTo(204);
            assertThat(run.call("PUT " + FILES + "gone.txt", "x").status()).isEqualTo(204);
            assertThat(run.call("DELETE " + FILES + "gone.txt", "").status()).isEqualTo(204);
            assertThat(run.call("DELETE " + FILES + "old.txt", "").status()).isEqualTo(204);
            assertThat(run.call("PUT " + DIRECTORIES + "empty", "").status()).isEqualTo(204);
        }
        try (Run next = new Run()) {
            assertThat(next.call("GET " + FILES + "new/käse.txt", "").body()).isEqualTo("hällo\n");
            assertThat(next.call("GET " + DIRECTORIES, "").body())
                    .contains("\"new\"", "\"empty\"")
                    .doesNotContain("old.txt", "gone.txt");
        }
        assertThat(app.resolve("volumes/main/shop/in/old.txt")).exists();
    }

    @Test
    void largeFilesStayWhereTheyAre() throws IOException {
        String large = "0123456789".repeat(100_000);
        for (String more : List.of("first", "second")) {
            try (Run run = new Run()) {
                assertThat(run.call("PUT " + FILES + "large", large + more).status())
                        .isEqualTo(204);
            }
            try (Run next = new Run()) {
                assertThat(next.call("GET " + FILES + "large", "").body()).isEqualTo(large + more);
            }
        }
        try (Run last = new Run()) {
            assertThat(last.call("DELETE " + FILES + "large", "").status()).isEqualTo(204);
            assertThat(last.call("GET " + FILES + "large", "").status()).isEqualTo(404);
        }
    }

    @Test
    void changedTablesAreThereInTheNextRunUntilAFileChanges() throws IOException {
        put("tables/main/default/v.sql", "SELECT count(*) || current_user() AS n FROM orders");
        try (Run run = new Run()) {
            assertThat(run.sql("INSERT INTO orders VALUES (2)")).contains("SUCCEEDED");
            assertThat(run.sql("CREATE TABLE made AS SELECT 'a' AS name")).contains("SUCCEEDED");
        }
        try (Run next = new Run()) {
            assertThat(next.sql("SELECT * FROM orders ORDER BY id")).contains("[[\"1\"],[\"2\"]]");
            assertThat(next.sql("SELECT n FROM v"))
                    .contains("[[\"2" + next.workspace.app().clientId() + "\"]]");
            assertThat(next.sql("SELECT name FROM made")).contains("[[\"a\"]]");
            assertThat(next.sql("SELECT table_name FROM information_schema.tables"))
                    .contains("\"orders\"", "\"made\"");
            put("tables/main/default/orders.csv", "id\n1\n77\n");
            assertThat(next.sql("SELECT * FROM orders ORDER BY id")).contains("[[\"1\"],[\"77\"]]");
            assertThat(next.sql("INSERT INTO orders VALUES (5)")).contains("SUCCEEDED");
        }
        try (Run last = new Run()) {
            assertThat(last.sql("SELECT count(*) AS n FROM orders")).contains("[[\"3\"]]");
            assertThat(last.sql("SELECT name FROM made")).contains("TABLE_OR_VIEW_NOT_FOUND");
        }
    }

    @Test
    void grantsThatComeAndGoDoNotUndoWhatWasChanged() throws IOException {
        try (Run run = new Run()) {
            assertThat(run.sql("INSERT INTO orders VALUES (2)")).contains("SUCCEEDED");
            put("grants.yaml", "grants: [{to: account users, select: [main]}]\n");
            assertThat(run.sql("SELECT id FROM orders")).contains("[[\"1\"]]");
            Files.delete(app.resolve("grants.yaml"));
            assertThat(run.sql("SELECT id FROM orders ORDER BY id")).contains("[[\"1\"],[\"2\"]]");
        }
    }

    @Test
    void theLoginPageSuggestsWhatWasChosenInTheRunBefore() throws IOException {
        try (Run run = new Run()) {
            LoginBrowser browser = new LoginBrowser(run.http);
            HttpAnswer page = browser.open(LoginBrowser.login());
            String bob = personOf(page, "bob@example.com");
            browser.send(page, "answer=allow&scope=all-apis&person=" + bob);
        }
        try (Run next = new Run()) {
            String page = new LoginBrowser(next.http).open(LoginBrowser.login()).body();
            assertThat(page.lines())
                    .filteredOn(line -> line.contains("checked"))
                    .anyMatch(line -> line.contains("bob@example.com"))
                    .noneMatch(line -> line.contains("value=\"offline_access\""));
        }
    }

    @Test
    void withoutTheFlagNothingIsWritten() throws IOException {
        try (Run run = new Run(WorkspaceSettings.DEFAULT.withFiles(app))) {
            assertThat(run.call("PUT " + FILES + "a.txt", "x").status()).isEqualTo(204);
            assertThat(run.sql("INSERT INTO orders VALUES (2)")).contains("SUCCEEDED");
        }
        assertThat(state).doesNotExist();
        assertThat(filesBelow(home)).hasSize(2);
    }

    @Test
    void noSecretIsKeptAndNobodyElseMayLook() throws IOException {
        put("secrets.yaml", "shop: {key: \"hush-hush-42\"}\n");
        String token;
        try (Run run = new Run()) {
            token = run.token;
            assertThat(run.call("PUT " + FILES + "a.txt", "x").status()).isEqualTo(204);
            assertThat(run.sql("INSERT INTO orders VALUES (2)")).contains("SUCCEEDED");
            assertThat(run.call("GET /api/2.0/secrets/get?scope=shop&key=key", "").body())
                    .contains("value");
        }
        for (Path file : filesBelow(state)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("hush-hush-42", token);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        assertThat(state.resolve(".gitignore")).hasContent("*");
    }

    @Test
    void aFolderBelongsToOneRunAtATime() throws IOException {
        try (Run run = new Run()) {
            assertThat(problem(state).what()).endsWith("it is in use by another run");
            assertThat(run.call("GET " + FILES + "old.txt", "").status()).isEqualTo(200);
        }
        try (Run next = new Run()) {
            assertThat(next.call("GET " + FILES + "old.txt", "").status()).isEqualTo(200);
        }
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(state);
        Files.writeString(state.resolve("letter.txt"), "mine");

        assertThat(problem(state).what()).contains("neither empty nor a folder that an earlier");
        assertThat(filesBelow(state)).containsExactly(state.resolve("letter.txt"));
        assertThat(problem(state.resolve("letter.txt")).what())
                .endsWith("it is a file, not a folder");
    }

    @Test
    void aFolderThatCannotBeUsedIsToldOf() throws IOException {
        Files.createDirectories(state.resolve("lock"));
        assertThat(problem(state).what()).contains(": it cannot be used: ");

        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(problem(file.resolve("below")).what()).contains(": it cannot be used: ");
    }

    @Test
    void whatASystemPutsIntoItIsNotOurs() throws IOException {
        new Run().close();
        Files.writeString(state.resolve("volumes/.DS_Store"), "x");
        new Run().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace/volumes/main/shop/in/state",
                "workspace/tables/x",
                "workspace",
                "."
            })
    void aFolderWhoseFilesTheAppIsShownIsRefused(String name) throws IOException {
        List<Path> before = filesBelow(home);
        assertThat(problem(home.resolve(name)).what())
                .matches(".*: it (is in workspace/.*|holds the app's own files)");
        assertThat(filesBelow(home)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"choices.json", "volumes/some", "tables/current.json"})
    void aBrokenFileIsToldOfAtTheStart(String name) throws IOException {
        new Run().close();
        Files.createDirectories(state.resolve(name).getParent());
        Files.writeString(state.resolve(name), "{\"a");

        assertThat(problem(state).what()).endsWith(name + " is not what a run has written");
        Files.delete(state.resolve(name));
        new Run().close();
    }

    @Test
    void tablesThatCannotBeOpenedAreNotPutAside() throws IOException {
        try (Run run = new Run()) {
            assertThat(run.sql("INSERT INTO orders VALUES (2)")).contains("SUCCEEDED");
        }
        Path database = state.resolve("tables/1/main.duckdb");
        byte[] good = Files.readAllBytes(database);
        Files.writeString(database, "x".repeat(20_000));
        try (Run next = new Run()) {
            for (int i = 0; i < 2; i++) {
                assertThat(next.sql("SELECT * FROM orders"))
                        .contains("--keep-state cannot be opened");
            }
            Files.write(database, good);
            assertThat(next.sql("SELECT count(*) AS n FROM orders")).contains("[[\"2\"]]");
        }
    }

    @Test
    void whatACrashLeftUnfinishedIsTidiedUp() throws IOException {
        new Run().close();
        Files.writeString(state.resolve("new-123"), "half");
        Files.writeString(
                Files.createDirectories(state.resolve("volumes")).resolve("new-9"), "half");
        try (Run run = new Run()) {
            assertThat(run.call("GET " + DIRECTORIES, "").body()).contains("old.txt");
        }
        assertThat(filesBelow(state))
                .noneMatch(file -> file.getFileName().toString().startsWith("new-"));
    }

    private Problem problem(Path folder) {
        ProblemException[] told = new ProblemException[1];
        assertThatThrownBy(() -> open(folder).close())
                .isInstanceOfSatisfying(ProblemException.class, e -> told[0] = e);
        return told[0].problems().getFirst();
    }

    private OfflineWorkspace open(Path folder) {
        return OfflineWorkspace.open(
                WorkspaceSettings.DEFAULT.withFiles(app).withState(folder), InstantSource.system());
    }

    private void put(String name, String text) throws IOException {
        Path file = app.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String personOf(HttpAnswer page, String userName) {
        String line =
                page.body().lines().filter(l -> l.contains(userName)).findFirst().orElseThrow();
        String value = line.substring(line.indexOf("value=\"") + 7);
        return value.substring(0, value.indexOf('"'));
    }

    /** A workspace, and the app as who uses it. */
    private final class Run implements AutoCloseable {
        private final OfflineWorkspace workspace;
        private final HttpCaller http;
        private final String token;

        Run() throws IOException {
            this(WorkspaceSettings.DEFAULT.withFiles(app).withState(state));
        }

        Run(WorkspaceSettings settings) throws IOException {
            workspace = OfflineWorkspace.open(settings, InstantSource.system());
            http = new HttpCaller(workspace.host());
            token = http.accessToken(workspace.app());
        }

        HttpAnswer call(String methodAndPath, String body) throws IOException {
            return http.send(
                    methodAndPath.replace("ä", "%C3%A4"), body, "Authorization: Bearer " + token);
        }

        String sql(String statement) throws IOException {
            return call(
                            "POST /api/2.0/sql/statements",
                            "{\"warehouse_id\": \"any\", \"wait_timeout\": \"50s\", \"statement\": \""
                                    + statement
                                    + "\"}")
                    .body();
        }

        @Override
        public void close() {
            workspace.close();
        }
    }
}
