package dev.lakefront.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's authorization server over real HTTP, strict where RFC 6749, 7636 and 9207 are: it
 * checks the client, the redirect and the verifier, takes each code and each refresh token once,
 * and ends a login whose refresh token comes a second time.
 */
public final class StandInAuthorizationServer implements AutoCloseable {
    private static final String DISCOVERY = "/oidc/.well-known/oauth-authorization-server";
    private static final String AUTHORIZE = "/oidc/v1/authorize";
    private static final String TOKEN = "/oidc/v1/token";

    private static final String ME = "/api/2.0/preview/scim/v2/Me";

    private final ServerSocket listener;
    private final AtomicInteger issued = new AtomicInteger();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> authorizations = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> grants = new CopyOnWriteArrayList<>();
    private final Map<String, String> answerInstead = new ConcurrentHashMap<>();
    private volatile @Nullable String refreshToken;
    private volatile String description = "";
    private volatile @Nullable String insteadOfTokens;

    /** Opens one on a free port. */
    public StandInAuthorizationServer() {
        listener = open();
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    public String issuer() {
        return url() + "/oidc";
    }

    /** Sends browsers back with this parameter set otherwise; empty leaves it out. */
    public StandInAuthorizationServer sendingBack(String name, String value) {
        answerInstead.put(name, value);
        return this;
    }

    /** Describes itself with further members. */
    public StandInAuthorizationServer describedWith(String members) {
        description = members;
        return this;
    }

    /** Nobody is logged in any more. */
    public void revoke() {
        refreshToken = null;
    }

    /** The token endpoint gives these octets to everyone; {@code TOLD} is what it was sent. */
    public StandInAuthorizationServer answeringForATokenWith(String octets) {
        insteadOfTokens = octets;
        return this;
    }

    /** What browsers asked for. */
    public List<Map<String, String>> authorizations() {
        return authorizations;
    }

    /** What was asked of the token endpoint. */
    public List<Map<String, String>> grants() {
        return grants;
    }

    /** All that was issued: codes, access tokens, refresh tokens. */
    public List<String> secrets() {
        return secrets;
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (true) {
            try (Socket socket = listener.accept()) {
                var in = new BufferedInputStream(socket.getInputStream());
                String[] request = line(in).split(" ", -1);
                int length = 0;
                for (String field = line(in); !field.isEmpty(); field = line(in)) {
                    if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(field.substring(15).strip());
                    }
                }
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                String answer = answer(request[1], body);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private String answer(String target, String body) {
        int query = target.indexOf('?');
        return switch (query < 0 ? target : target.substring(0, query)) {
            case DISCOVERY -> json(200, describe());
            case AUTHORIZE -> authorize(parameters(target.substring(query + 1)));
            case TOKEN -> token(parameters(body));
            case ME -> json(200, "{\"userName\":\"pat@example.com\",\"displayName\":\"Pat\"}");
            default -> json(404, "{}");
        };
    }

    private String describe() {
        return "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s\",\"token_endpoint\":\"%s\"%s}"
                .formatted(issuer(), url() + AUTHORIZE, url() + TOKEN, description);
    }

    private String authorize(Map<String, String> asked) {
        authorizations.add(asked);
        String code = secret("code");
        codes.put(code, asked);
        var back = new HashMap<String, String>();
        back.put("code", code);
        back.put("state", asked.getOrDefault("state", ""));
        back.put("iss", issuer());
        back.putAll(answerInstead);
        back.values().removeIf(String::isEmpty);
        var location = new StringBuilder(asked.getOrDefault("redirect_uri", "")).append("/?");
        back.forEach((name, value) ->
                location.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
        return "HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "
                + location
                + "\r\n\r\n";
    }

    private String token(Map<String, String> asked) {
        grants.add(asked);
        String instead = insteadOfTokens;
        if (instead != null) {
            return instead.replace("TOLD", String.join(" ", asked.values()));
        }
        boolean granted =
                "databricks-cli".equals(asked.get("client_id"))
                        && switch (asked.getOrDefault("grant_type", "")) {
                            case "authorization_code" -> isGoodCode(asked);
                            case "refresh_token" -> isGoodRefresh(asked);
                            default -> false;
                        };
        if (!granted) {
            return json(400, "{\"error\":\"invalid_grant\"}");
        }
        String next = secret("refresh");
        refreshToken = next;
        return json(
                200,
                "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":3600}"
                        .formatted(secret("access"), next));
    }

    private boolean isGoodCode(Map<String, String> asked) {
        Map<String, String> authorization = codes.remove(asked.getOrDefault("code", ""));
        if (authorization == null) {
            return false;
        }
        return challenge(asked.getOrDefault("code_verifier", ""))
                        .equals(authorization.get("code_challenge"))
                && "S256".equals(authorization.get("code_challenge_method"))
                && asked.getOrDefault("redirect_uri", "").equals(authorization.get("redirect_uri"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized boolean isGoodRefresh(Map<String, String> asked) {
        boolean good = asked.getOrDefault("refresh_token", "-").equals(refreshToken);
        if (!good) {
            revoke(); // somebody has it who should not
        }
        return good;
    }

    private String secret(String kind) {
        String secret = kind + "-secret-" + issued.incrementAndGet() + "-" + System.nanoTime();
        secrets.add(secret);
        return secret;
    }

    private static String json(int status, String body) {
        return "HTTP/1.1 %d Told\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.length(), body);
    }

    private static Map<String, String> parameters(String form) {
        var parameters = new HashMap<String, String>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
