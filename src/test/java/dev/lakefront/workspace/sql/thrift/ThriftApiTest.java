package dev.lakefront.workspace.sql.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Octets in, octets out: {@code SqlConnectorTest} drives it as drivers do. */
class ThriftApiTest {
    private static final int CALL = 0x8001_0001;
    private static final int STRUCT = 12;
    private static final int BINARY = 11;
    private static final int STOP = 0;
    private static final int GUID_BYTES = 16;

    @TempDir private Path folder;
    private OfflineWorkspace workspace;

    @BeforeEach
    void open() {
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(folder), InstantSource.system());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aSessionIsThatOfWhoOpenedIt() throws Exception {
        byte[] session = guid(send(workspace.developer(), call("OpenSession", new byte[0])));

        assertThat(send(workspace.app(), call("CloseSession", session)).text())
                .contains("Invalid SessionHandle");
        assertThat(send(workspace.app(), call("ExecuteStatement", session)).text())
                .contains("Invalid SessionHandle");
        assertThat(send(workspace.developer(), call("CloseSession", session)).text())
                .doesNotContain("Invalid");
        assertThat(send(workspace.developer(), call("CloseSession", session)).text())
                .contains("Invalid SessionHandle");
    }

    @Test
    void aMethodThatIsNotServedSaysSo() throws Exception {
        assertThat(send(workspace.developer(), call("GetDelegationToken", new byte[0])).text())
                .contains("GetDelegationToken is not served offline");
    }

    @Test
    void whatIsNoCallIsRefused() throws Exception {
        Answer answer = send(workspace.developer(), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("no call of Thrift's binary protocol");
    }

    @Test
    void aTokenWithoutTheScopeIsRefusedWithAReasonThatDriversShow() throws Exception {
        HttpCaller caller = new HttpCaller(workspace.host());
        String token =
                caller.token(
                                workspace.developer(),
                                "grant_type=client_credentials&scope=iam.current-user%3Aread")
                        .text("access_token");

        Answer answer = send(token, call("OpenSession", new byte[0]));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason())
                .isEqualTo("Provided OAuth token does not have required scopes: sql");
    }

    private Answer send(ClientCredentials client, byte[] call) throws IOException {
        return send(new HttpCaller(workspace.host()).accessToken(client), call);
    }

    private Answer send(String token, byte[] call) throws IOException {
        URI uri = URI.create(workspace.host() + "/sql/1.0/warehouses/any");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setDoOutput(true);
        connection.getOutputStream().write(call);
        int status = connection.getResponseCode();
        try (InputStream in =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    status,
                    connection.getHeaderField("X-Databricks-Reason-Phrase"),
                    new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * A call, whose request has the handle of a session as its only field.
     *
     * @param guid empty for a request without fields
     */
    private static byte[] call(String method, byte[] guid) {
        ByteBuffer out = ByteBuffer.allocate(256);
        byte[] name = method.getBytes(StandardCharsets.US_ASCII);
        out.putInt(CALL).putInt(name.length).put(name).putInt(0);
        field(out, STRUCT, 1);
        if (guid.length > 0) {
            field(out, STRUCT, 1);
            field(out, STRUCT, 1);
            field(out, BINARY, 1);
            out.putInt(guid.length).put(guid).put((byte) STOP).put((byte) STOP);
        }
        out.put((byte) STOP).put((byte) STOP);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void field(ByteBuffer out, int type, int number) {
        out.put((byte) type).putShort((short) number);
    }

    /** Of the handle in the answer to {@code OpenSession}: the first bytes of this length. */
    private static byte[] guid(Answer answer) {
        ByteBuffer in = ByteBuffer.wrap(answer.text().getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < in.limit() - Integer.BYTES; i++) {
            if (in.getInt(i) == GUID_BYTES) {
                return Arrays.copyOfRange(
                        in.array(), i + Integer.BYTES, i + Integer.BYTES + GUID_BYTES);
            }
        }
        throw new AssertionError("no handle: " + answer.text());
    }

    /** What came back, an octet a character. */
    private record Answer(int status, String reason, String text) {}
}
