package dev.lakefront.workspace;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a browser does on the login page: keeps the cookie, sends the form as it was given. */
public final class LoginBrowser {
    public static final String REDIRECT = "http://localhost:8020";

    /** Those of RFC 7636, appendix B. */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

    private final HttpCaller http;
    private @Nullable String cookie;

    public LoginBrowser(HttpCaller http) {
        this.http = http;
    }

    /** The parameters of a login that nothing is wrong with. */
    public static Map<String, String> login() {
        return Map.of(
                "response_type", "code",
                "client_id", "databricks-cli",
                "redirect_uri", REDIRECT,
                "scope", "all-apis offline_access",
                "state", "a state/&+",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    public HttpAnswer open(Map<String, String> parameters) throws IOException {
        HttpAnswer page = http.get("/oidc/v1/authorize?" + encode(parameters), cookieHeader());
        String set = page.headers().get("set-cookie");
        if (set != null) {
            cookie = set.substring(0, set.indexOf(';'));
        }
        return page;
    }

    /** Sends the page's form. */
    public HttpAnswer send(HttpAnswer page, String fields, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(cookieHeader());
        all.add(HttpCaller.FORM);
        return http.post(
                "/oidc/v1/authorize",
                "page=" + pageId(page) + "&" + fields,
                all.toArray(String[]::new));
    }

    /** Logs in as this person, and returns what the client got by the redirect. */
    public Map<String, String> logIn(String personId) throws IOException {
        return redirected(
                send(
                        open(login()),
                        "answer=allow&scope=all-apis&scope=offline_access&person=" + personId));
    }

    /** Exchanges a code as the client does that began. */
    public HttpAnswer redeem(String code, String verifier) throws IOException {
        return redeem(code, verifier, REDIRECT);
    }

    /** The same, for a client that waits elsewhere. */
    public HttpAnswer redeem(String code, String verifier, String redirectUri) throws IOException {
        return http.post(
                HttpCaller.TOKEN,
                encode(
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", "databricks-cli",
                                "redirect_uri", redirectUri,
                                "code", code,
                                "code_verifier", verifier)),
                HttpCaller.FORM);
    }

    public HttpAnswer refresh(String refreshToken, String more) throws IOException {
        return http.post(
                HttpCaller.TOKEN,
                "grant_type=refresh_token&client_id=databricks-cli&refresh_token="
                        + refreshToken
                        + more,
                HttpCaller.FORM);
    }

    /** The parameters that the browser carries to the client. */
    public static Map<String, String> redirected(HttpAnswer answer) {
        String location = Objects.requireNonNull(answer.headers().get("location"), answer.body());
        return parameters(URI.create(location));
    }

    /** Those in the query of a URL. */
    public static Map<String, String> parameters(URI url) {
        Map<String, String> parameters = new TreeMap<>();
        new QueryStringDecoder(url)
                .parameters()
                .forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private static String pageId(HttpAnswer page) {
        Matcher found = PAGE.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no login page: " + page);
        }
        return found.group(1);
    }

    private String cookieHeader() {
        return cookie == null ? "X-No-Cookie: yet" : "Cookie: other=1; " + cookie;
    }

    /** As a query, or a form. */
    public static String encode(Map<String, String> parameters) {
        StringBuilder encoded = new StringBuilder();
        parameters.forEach((name, value) ->
                encoded.append(encoded.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return encoded.toString();
    }
}
