package dev.lakefront.workspace;

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
record HttpCaller(String host) {
    static final String ME = "/api/2.0/preview/scim/v2/Me";
    static final String TOKEN = "/oidc/v1/token";
    static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final int PATIENCE_MILLIS = 10_000;

    HttpAnswer get(String path, String... headerLines) throws IOException {
        return send("GET " + path, "", headerLines);
    }

    HttpAnswer me(String authorization) throws IOException {
        return get(ME, "Authorization: " + authorization);
    }

    HttpAnswer post(String path, String body, String... headerLines) throws IOException {
        return send("POST " + path, body, headerLines);
    }

    /** Asks the token endpoint, with the client's credentials by HTTP Basic. */
    HttpAnswer token(ClientCredentials client, String form) throws IOException {
        return post(TOKEN, form, FORM, basic(client));
    }

    String accessToken(ClientCredentials client) throws IOException {
        return token(client, "grant_type=client_credentials").text("access_token");
    }

    static String basic(ClientCredentials client) {
        String pair = client.clientId() + ":" + client.clientSecret().reveal();
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    HttpAnswer send(String methodAndPath, String body, String... headerLines) throws IOException {
        StringBuilder request = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\n");
        request.append("Host: localhost\r\nConnection: close\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return HttpAnswer.parse(raw(request.toString()));
    }

    /** All that a connection gives back for these bytes until the workspace closes it. */
    String raw(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first line of what comes back: all that is sure to arrive when we send too much. */
    String statusLine(String bytes) throws IOException {
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

    Socket connect() throws IOException {
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), URI.create(host).getPort());
    }
}
