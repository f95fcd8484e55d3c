package dev.lakefront.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ExchangeHandlerTest {
    private static final int PATIENCE_MILLIS = 10_000;

    @Test
    void aPathsParametersReachItsHandler() throws Exception {
        Api echo =
                () ->
                        List.of(
                                Route.get("/echo/fixed", request -> said("fixed")),
                                Route.get(
                                        "/echo/{word}",
                                        request ->
                                                said(
                                                        request.pathParameter("word")
                                                                + request.query("n"))));
        ServerSocketChannel socket = WorkspaceListener.bind(0);
        HttpCaller http = new HttpCaller("http://127.0.0.1:" + socket.socket().getLocalPort());
        try (WorkspaceListener _ =
                new WorkspaceListener(socket, new RoutingTable(List.of(echo), CallListener.NONE))) {
            assertThat(http.get("/echo/hello?n=%201").text("said")).isEqualTo("hello 1");
            assertThat(http.get("/echo/fixed").text("said")).isEqualTo("fixed");
            assertThat(http.get("/echo/%zz").status()).isEqualTo(400);
            assertThat(http.get("/echo/hello?n=%zz").status()).isEqualTo(400);
            assertThat(http.post("/echo/hello", "").status()).isEqualTo(501);
        }
    }

    private static Answer said(String word) {
        return Answer.ok(json -> json.writeStringProperty("said", word));
    }

    @Test
    void aBugInAnApiIsA500ThatSaysNothingOfTheRequest() throws Exception {
        Api broken =
                () ->
                        List.of(
                                Route.get(
                                        "/broken",
                                        request -> {
                                            throw new IllegalStateException("the-token");
                                        }),
                                Route.get(
                                        "/deep",
                                        request -> {
                                            throw new StackOverflowError();
                                        }));
        ServerSocketChannel socket = WorkspaceListener.bind(0);
        int port = socket.socket().getLocalPort();
        HttpCaller http = new HttpCaller("http://127.0.0.1:" + port);
        Queue<String> told = new ConcurrentLinkedQueue<>();
        CallListener calls = (_, call, status) -> told.add(call + " " + status);
        try (WorkspaceListener _ =
                new WorkspaceListener(socket, new RoutingTable(List.of(broken), calls))) {
            HttpAnswer answer = http.get("/broken");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("java.lang.IllegalStateException")
                    .doesNotContain("the-token");
            assertThat(http.get("/deep").body()).contains("java.lang.StackOverflowError");
            assertThat(http.get("/other").status()).isEqualTo(501);
            assertThat(told).containsExactly("GET /broken 500", "GET /deep 500", "GET /other 501");
        }
    }

    @Test
    void manyMayWaitUntilItAnswers() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (ServerSocketChannel server = WorkspaceListener.bind(0)) {
            for (int i = 0; i < 300; i++) {
                Socket client = new Socket();
                clients.add(client);
                // without room for it, it would be asked again and again until this time is up
                client.connect(server.getLocalAddress(), PATIENCE_MILLIS);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        assertThat(clients).hasSize(300);
    }
}
