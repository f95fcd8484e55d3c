package dev.lakefront.workspace;

import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** Calls a workspace over a socket, byte for byte, as a program outside of it does. */
public record HttpCaller(String host) {
    public static final String ME = "/api/2.0/preview/scim/v2/Me";
    public static final String TOKEN = "/oidc/v1/token";
    public static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final int PATIENCE_MILLIS = 10_000;

    public HttpAnswer get(String path, String... headerLines) throws IOException {
        return send("GET " + path, "", headerLines);
    }

    public HttpAnswer me(String authorization) throws IOException {
        return get(ME, "Authorization: " + authorization);
    }

    public HttpAnswer post(String path, String body, String... headerLines) throws IOException {
        return send("POST " + path, body, headerLines);
    }

    /** Asks the token endpoint, with the client's credentials by HTTP Basic. */
    public HttpAnswer token(ClientCredentials client, String form) throws IOException {
        return post(TOKEN, form, FORM, basic(client));
    }

    public String accessToken(ClientCredentials client) throws IOException {
        return token(client, "grant_type=client_credentials").text("access_token");
    }

    public static String basic(ClientCredentials client) {
        String pair = client.clientId() + ":" + client.clientSecret().reveal();
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    public HttpAnswer send(String methodAndPath, String body, String... headerLines)
            throws IOException {
        StringBuilder request = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\n");
        request.append("Host: ").append(URI.create(host).getAuthority());
        request.append("\r\nConnection: close\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        request.append("Content-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        return HttpAnswer.parse(raw(request.toString()));
    }

    /** All that a connection gives back for these bytes until the workspace closes it. */
    public String raw(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first line of what comes back: all that is sure to arrive when we send too much. */
    public String statusLine(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
            return Objects.requireNonNull(line, "closed without an answer");
        }
    }

    public Socket connect() throws IOException {
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), URI.create(host).getPort());
    }
}
