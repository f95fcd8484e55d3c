package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.page.WhoAmI.Why;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.html.Template;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.Identity;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Who one is, in words and for programs. Of a token there is its fingerprint, never the token.
 *
 * @param caller null if that cannot be had
 */
record WhoAmIText(People people, Person person, Why why, @Nullable Caller caller, Instant now) {
    private static final JsonFactory JSON = new JsonFactory();

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("id", person.id());
            json.writeStringProperty("why", why.name().toLowerCase(Locale.ROOT));
            json.writeBooleanProperty("known", caller != null);
            write(json, caller == null ? null : caller.identity());
            write(json, token());
            list(json, "people", people.ids());
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, @Nullable Identity identity) {
        if (identity != null) {
            json.writeStringProperty("user_name", identity.userName());
            json.writeStringProperty("display_name", identity.displayName());
            json.writeStringProperty("email", identity.email());
        }
    }

    private void write(JsonGenerator json, @Nullable AccessToken token) {
        if (token == null) {
            return;
        }
        json.writeObjectPropertyStart("token");
        json.writeStringProperty("fingerprint", token.value().fingerprint());
        if (isToEnd(token)) {
            json.writeNumberProperty("age_seconds", age(token).toSeconds());
            json.writeStringProperty("expires_at", token.expiresAt().toString());
        }
        List<String> scopes = person.scopes().apply(token);
        if (scopes != null) {
            list(json, "scopes", scopes);
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    String page() {
        StringBuilder rows = new StringBuilder();
        row(rows, "Persona", (person.id().isEmpty() ? "you" : person.id()) + ", " + why.words);
        Identity identity = caller == null ? null : caller.identity();
        if (identity != null) {
            row(rows, "User", identity.userName());
            row(rows, "Name", identity.displayName());
            row(rows, "E-mail", identity.email());
        } else {
            row(
                    rows,
                    "User",
                    caller == null ? "not known: the terminal says why" : "not signed in");
        }
        AccessToken token = token();
        row(rows, "Token", token == null ? "none" : words(token));
        if (token != null && isToEnd(token)) {
            row(rows, "Good until", token.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        List<String> scopes = token == null ? null : person.scopes().apply(token);
        if (scopes != null) {
            row(rows, "Scopes", String.join(" ", scopes));
        }
        return Page.TEMPLATE.replace("{{rows}}", rows).replace("{{choices}}", choices());
    }

    private String words(AccessToken token) {
        return isToEnd(token)
                ? token.value() + ", " + age(token).toSeconds() + " s old"
                : token.value().toString();
    }

    /** A personal access token says neither how old it is nor when it ends. */
    private static boolean isToEnd(AccessToken token) {
        return token.expiresAt().isBefore(Instant.MAX);
    }

    /** Somebody else to be. Where a host or a token says who one is, a cookie has no say. */
    private String choices() {
        StringBuilder choices = new StringBuilder();
        boolean decided = why == Why.HOST || why == Why.TOKEN;
        for (String id : decided ? List.<String>of() : people.ids()) {
            if (!id.equals(person.id())) {
                choice(choices, id, "Be " + id);
            }
        }
        if (why == Why.COOKIE) {
            choice(choices, "", "Back");
        }
        return choices.toString();
    }

    private static void choice(StringBuilder choices, String id, String label) {
        choices.append("<form method=\"post\" action=\"?as=")
                .append(Template.escape(id))
                .append("\"><button>")
                .append(Template.escape(label))
                .append("</button></form>");
    }

    private static void row(StringBuilder rows, String name, String value) {
        rows.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Template.escape(value))
                .append("</dd>");
    }

    private @Nullable AccessToken token() {
        return caller == null ? null : caller.token();
    }

    private Duration age(AccessToken token) {
        return Duration.between(token.issuedAt(), now);
    }

    /** Read when the first page is shown. */
    private static final class Page {
        static final String TEMPLATE = Template.read(WhoAmIText.class, "whoami.html");
    }
}
