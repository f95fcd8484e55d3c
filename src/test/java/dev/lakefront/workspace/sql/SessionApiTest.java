package dev.lakefront.workspace.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.sql.SqlCaller.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code SqlConnectorTest} drives it as drivers do. */
class SessionApiTest {
    private static final String PATH = "/api/2.0/sql/sessions";

    @TempDir private Path folder;
    private OfflineWorkspace workspace;
    private SqlCaller alice;
    private SqlCaller app;

    @BeforeEach
    void open() throws IOException {
        Path table = folder.resolve("tables/samples/shop/items.csv");
        Files.createDirectories(table.getParent());
        Files.writeString(table, "name\npen\n");
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());
        alice = SqlCaller.of(workspace, workspace.developer());
        app = SqlCaller.of(workspace, workspace.app());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aStatementChangesTheSessionThatItNames() throws IOException {
        String session = session(alice, "\"catalog\": \"samples\"");
        String other = session(alice, "\"session_confs\": {\"timezone\": \"Z\", \"x\": \"y\"}");

        assertThat(run(alice, session, "USE SCHEMA shop").state()).isEqualTo("SUCCEEDED");

        assertThat(run(alice, session, "SELECT name FROM items").rows())
                .containsExactly(List.of("pen"));
        assertThat(run(alice, other, "SELECT current_catalog()").rows())
                .containsExactly(List.of("main"));
        assertThat(run(alice, other, "SET TIMEZONE").rows())
                .containsExactly(List.of("TIMEZONE", "Z"));
    }

    @Test
    void aSessionIsThatOfWhoOpenedIt() throws IOException {
        String session = session(alice, "\"schema\": \"default\"");

        assertThat(execute(app, session, "SELECT 1").status()).isEqualTo(400);
        assertThat(delete(app, at(session)).status()).isEqualTo(404);
        assertThat(delete(alice, at(session)).status()).isEqualTo(200);
        assertThat(execute(alice, session, "SELECT 1").status()).isEqualTo(400);
        assertThat(delete(alice, at("none")).status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeASessionIsRefused() throws IOException {
        for (String body :
                List.of(
                        "{}",
                        "[]",
                        "no JSON",
                        "{\"warehouse_id\": \"any\", \"session_confs\": {\"TIMEZONE\": \"Mars\"}}")) {
            assertThat(alice.post(PATH, body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void aStatementThatIsReadIsForgotten() throws IOException {
        Outcome outcome = alice.run("SELECT 1");
        String path = SqlCaller.PATH + "/" + outcome.id();

        assertThat(delete(app, path).status()).isEqualTo(404);
        assertThat(delete(alice, path).status()).isEqualTo(200);

        assertThat(Outcome.of(alice.get(path)).state()).isEqualTo("CLOSED");
    }

    private static String session(SqlCaller caller, String more) throws IOException {
        HttpAnswer answer = caller.post(PATH + "/", "{\"warehouse_id\": \"any\", " + more + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("session_id");
    }

    private static String at(String session) {
        return PATH + "/" + session + "?warehouse_id=any";
    }

    private static HttpAnswer delete(SqlCaller caller, String path) throws IOException {
        return caller.http().send("DELETE " + path, "", "Authorization: Bearer " + caller.token());
    }

    private static Outcome run(SqlCaller caller, String session, String sql) throws IOException {
        return Outcome.of(execute(caller, session, sql));
    }

    private static HttpAnswer execute(SqlCaller caller, String session, String sql)
            throws IOException {
        return caller.execute(sql, json -> json.writeStringProperty("session_id", session));
    }
}
