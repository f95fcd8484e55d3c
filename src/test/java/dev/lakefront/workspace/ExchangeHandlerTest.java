package dev.lakefront.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeHandlerTest {
    @Test
    void aBugInAnApiIsA500ThatSaysNothingOfTheRequest() throws Exception {
        Api broken =
                () ->
                        List.of(
                                Route.get(
                                        "/broken",
                                        request -> {
                                            throw new IllegalStateException("the-token");
                                        }));
        ServerSocketChannel socket = WorkspaceListener.bind(0);
        int port = socket.socket().getLocalPort();
        HttpCaller http = new HttpCaller("http://127.0.0.1:" + port);
        try (WorkspaceListener _ =
                new WorkspaceListener(socket, new RoutingTable(List.of(broken)))) {
            HttpAnswer answer = http.get("/broken");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("java.lang.IllegalStateException")
                    .doesNotContain("the-token");
            assertThat(http.get("/other").status()).isEqualTo(501);
        }
    }
}
