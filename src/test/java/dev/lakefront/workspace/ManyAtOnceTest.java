package dev.lakefront.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many callers at once, of everything that the workspace remembers: each finds what is true. */
@Timeout(60)
class ManyAtOnceTest {
    private static final int CALLERS = 12;
    private static final int ROUNDS = 6;
    private static final String FILES = "/api/2.0/fs/files/Volumes/main/shop/in/";

    @TempDir private Path folder;
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private OfflineWorkspace workspace;
    private HttpCaller http;

    @BeforeEach
    void open() throws IOException {
        Path files = folder.resolve("workspace");
        Files.createDirectories(files.resolve("volumes/main/shop/in"));
        Files.createDirectories(files.resolve("tables/main/default"));
        Files.writeString(files.resolve("tables/main/default/log.csv"), "caller,round\n-1,-1\n");
        Files.writeString(files.resolve("secrets.yaml"), "shop: {key: \"42\"}\n");
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT
                                .withFiles(files)
                                .withState(folder.resolve("state")),
                        InstantSource.system());
        http = new HttpCaller(workspace.host());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        workspace.close();
    }

    @Test
    void eachFindsItsOwn() throws Exception {
        Set<String> tokens = Collections.synchronizedSet(new HashSet<>());
        atOnce(caller -> {
            for (int round = 0; round < ROUNDS; round++) {
                String token = http.accessToken(workspace.app());
                assertThat(tokens.add(token)).as("a token of its own").isTrue();
                use(token, caller, round);
            }
            return "";
        });

        String token = http.accessToken(workspace.app());
        assertThat(sql(token, "SELECT count(*), count(DISTINCT caller * 1000 + round) FROM log"))
                .contains("[[\"73\",\"73\"]]");
        assertThat(call("GET " + FILES.replace("/fs/files/", "/fs/directories/"), "", token).body())
                .contains("\"contents\":[]");
    }

    private void use(String token, int caller, int round) throws IOException {
        String file = FILES + "of-" + caller;
        String text = "round " + round + " of " + caller;
        assertThat(call("PUT " + file, text, token).status()).isEqualTo(204);
        assertThat(sql(token, "INSERT INTO log VALUES (" + caller + ", " + round + ")"))
                .contains("SUCCEEDED");
        assertThat(sql(token, "SELECT max(round) AS r FROM log WHERE caller = " + caller))
                .contains("[[\"" + round + "\"]]");
        assertThat(call("GET /api/2.0/secrets/get?scope=shop&key=key", "", token).text("value"))
                .isEqualTo("NDI=");
        assertThat(http.me("Bearer " + token).text("userName"))
                .isEqualTo(workspace.app().clientId());
        assertThat(call("GET " + file, "", token).body()).isEqualTo(text);
        assertThat(call("DELETE " + file, "", token).status()).isEqualTo(204);
    }

    @Test
    void ofAllWhoWantToBeTheFirstOneIs() throws Exception {
        String token = http.accessToken(workspace.app());
        for (int round = 0; round < ROUNDS; round++) {
            String file = FILES + "taken-" + round + "?overwrite=false";
            List<String> statuses =
                    atOnce(caller ->
                            String.valueOf(call("PUT " + file, "of " + caller, token).status()));
            assertThat(statuses).containsOnlyOnce("204").containsOnly("204", "409");
        }
    }

    @Test
    void aCodeIsRedeemedOnceAndWhatCameOfItEnds() throws Exception {
        LoginBrowser browser = new LoginBrowser(http);
        String person = workspace.persona().id();
        String code = String.valueOf(browser.logIn(person).get("code"));
        List<String> answers = atOnce(caller -> browser.redeem(code, LoginBrowser.VERIFIER).body());

        assertThat(answers).filteredOn(answer -> answer.contains("access_token")).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.contains("invalid_grant"))
                .hasSize(CALLERS - 1);
    }

    private String sql(String token, String statement) throws IOException {
        return call(
                        "POST /api/2.0/sql/statements",
                        "{\"warehouse_id\": \"any\", \"wait_timeout\": \"50s\", \"statement\": \""
                                + statement
                                + "\"}",
                        token)
                .body();
    }

    private HttpAnswer call(String methodAndPath, String body, String token) throws IOException {
        return http.send(methodAndPath, body, "Authorization: Bearer " + token);
    }

    /** What each caller found, all of them having begun together. */
    private List<String> atOnce(Call call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            calls.add(() -> {
                start.await();
                return call.by(caller);
            });
        }
        List<String> found = new ArrayList<>();
        for (Future<String> each : threads.invokeAll(calls)) {
            found.add(each.get());
        }
        return found;
    }

    private interface Call {
        String by(int caller) throws Exception;
    }
}
