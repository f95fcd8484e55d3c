package dev.lakefront.workspace.oauth.authorize;

import static dev.lakefront.html.Template.escape;

import dev.lakefront.html.Template;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;

/** The page on which somebody chooses whom to be, and for what. Plain HTML, without scripts. */
final class AuthorizePage {
    /** Nothing from elsewhere, and in no frame: a click must be meant. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    /** With {@code no-referrer} a browser sends the form with the origin {@code null}. */
    private static final String REFERRER = "same-origin";

    private AuthorizePage() {}

    /** The choice itself. */
    static Answer choice(
            AuthorizationRequest request, List<Principal> people, Choice last, String page) {
        StringBuilder form = new StringBuilder();
        form.append("<p><strong>")
                .append(escape(request.clientId()))
                .append("</strong> wants to act for somebody. The answer goes to <code>")
                .append(escape(request.target().redirectUri()))
                .append("</code>.</p>\n<form method=\"post\">\n")
                .append("<input type=\"hidden\" name=\"page\" value=\"" + page + "\">\n")
                .append("<fieldset><legend>Who are you?</legend>\n");
        for (Principal person : people) {
            boolean chosen = person.userName().equals(last.userName());
            form.append(option("radio", "person", person.id(), chosen, person.displayName()))
                    .append(" <small>" + escape(description(person)) + "</small></span></label>\n");
        }
        form.append("</fieldset>\n<fieldset><legend>What may it do?</legend>\n");
        for (String scope : request.scopes()) {
            boolean granted = !last.declined().contains(scope);
            form.append(option("checkbox", "scope", scope, granted, scope))
                    .append("</span></label>\n");
        }
        form.append("</fieldset>\n")
                .append("<button name=\"answer\" value=\"allow\">Allow</button>")
                .append("<button name=\"answer\" value=\"deny\">Deny</button>\n</form>");
        return page(HttpResponseStatus.OK, "Log in to the offline workspace", form.toString());
    }

    /** The page for what cannot be answered to the client. */
    static Answer problem(HttpResponseStatus status, String what) {
        return page(status, "This login cannot go on", "<p>" + escape(what) + "</p>");
    }

    private static String description(Principal person) {
        return person.userName()
                + (person.groups().isEmpty()
                        ? ", in no group"
                        : ", in " + String.join(", ", person.groups()));
    }

    private static String option(
            String type, String name, String value, boolean chosen, String text) {
        return "<label><input type=\"%s\" name=\"%s\" value=\"%s\"%s> <span>%s"
                .formatted(type, name, escape(value), chosen ? " checked" : "", escape(text));
    }

    private static Answer page(HttpResponseStatus status, String title, String content) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy", POLICY,
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", REFERRER,
                        "Cache-Control", "no-store"),
                Frame.TEXT.replace("{{title}}", title).replace("{{content}}", content));
    }

    /** Read when the first page is shown: a run may never show one. */
    private static final class Frame {
        static final String TEXT = Template.read(AuthorizePage.class, "authorize.html");
    }
}
