package dev.lakefront.cli.report;

import dev.lakefront.identity.Identity;
import dev.lakefront.problem.Problem;
import dev.lakefront.run.explain.LoginCheck;
import dev.lakefront.run.explain.LoginReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A report on a login, for programs. {@code docs/cli.md} promises the keys. */
public final class LoginReportJson {
    private final JsonGenerator json;

    private LoginReportJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(LoginReport report) {
        return JsonLine.of(json -> new LoginReportJson(json).write(report)) + "\n";
    }

    private void write(LoginReport report) {
        json.writeStartObject();
        json.writeStringProperty("status", report.works() ? "success" : "error");
        LoginCheck check = report.check();
        if (check != null) {
            write(check);
        }
        values("values", report.values());
        json.writeArrayPropertyStart("auth_types");
        for (LoginReport.Verdict verdict : report.verdicts()) {
            json.writeStartObject();
            json.writeStringProperty("auth_type", verdict.authType());
            json.writeBooleanProperty("chosen", verdict.isChosen());
            json.writeStringProperty("reason", verdict.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("unread", report.unread());
        problems(report.problems());
        json.writeEndObject();
    }

    private void write(LoginCheck check) {
        text("host", check.host());
        text("workspace_id", check.workspaceId());
        Identity identity = check.identity();
        if (identity != null) {
            text("user_name", identity.userName());
            text("display_name", identity.displayName());
            text("email", identity.email());
        }
        LoginCheck.Token token = check.token();
        if (token != null) {
            json.writeObjectPropertyStart("token");
            text("fingerprint", token.fingerprint());
            List<String> scopes = token.scopes();
            if (scopes != null) {
                texts("scopes", scopes);
            }
            text("scope_difference", token.difference());
            text("expires_at", token.expiresAt().toString());
            json.writeNumberProperty("lifetime_seconds", token.life().toSeconds());
            json.writeEndObject();
        }
        text("why_no_token", check.whyNoToken());
    }

    private void values(String name, List<LoginReport.Value> values) {
        json.writeArrayPropertyStart(name);
        for (LoginReport.Value value : values) {
            json.writeStartObject();
            text("key", value.key());
            text("value", value.text());
            text("origin", value.origin());
            values("beaten", value.beaten());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void problems(List<Problem> problems) {
        json.writeArrayPropertyStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            text("what", problem.what());
            text("where", problem.where());
            text("fix", problem.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
