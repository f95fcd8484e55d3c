package dev.lakefront.credentials.browser;

import dev.lakefront.html.Template;
import java.nio.charset.StandardCharsets;

/**
 * What the browser shows when it comes back. Nothing that came with it is repeated, let alone a
 * token, so there is nothing to escape.
 */
enum BrowserPage {
    DONE("200 OK", "You are logged in", "You can close this page and go back to the terminal."),
    DENIED("403 Forbidden", "Not logged in", "The login was denied. The terminal says more."),
    FAILED("502 Bad Gateway", "Not logged in", "The login failed. The terminal says why."),
    FOREIGN(
            "400 Bad Request",
            "Not this login",
            "This page belongs to another login than the one that the terminal waits for."),
    NOT_FOUND("404 Not Found", "Nothing here", "Lakefront waits here for a login to end.");

    private final String status;
    private final String title;
    private final String text;

    BrowserPage(String status, String title, String text) {
        this.status = status;
        this.title = title;
        this.text = text;
    }

    /** The whole answer. The address it answers to holds a code: no other site may learn it. */
    String message() {
        String body =
                Template.read(BrowserPage.class, "login-end.html")
                        .replace("{{title}}", title)
                        .replace("{{text}}", text);
        return String.join(
                "\r\n",
                "HTTP/1.1 " + status,
                "Content-Type: text/html; charset=utf-8",
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length,
                "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
                "Referrer-Policy: no-referrer",
                "Cache-Control: no-store",
                "Connection: close",
                "",
                body);
    }
}
