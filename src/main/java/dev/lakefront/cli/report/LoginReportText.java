package dev.lakefront.cli.report;

import dev.lakefront.identity.Identity;
import dev.lakefront.run.explain.LoginCheck;
import dev.lakefront.run.explain.LoginReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report on a login, for people. */
public final class LoginReportText {
    private static final int KEY_WIDTH = 22;

    private final LoginReport report;
    private final StringBuilder text = new StringBuilder();

    public LoginReportText(LoginReport report) {
        this.report = report;
    }

    /** Lines of text, the last one ended too. */
    @Override
    public String toString() {
        text.setLength(0);
        LoginCheck check = report.check();
        if (check != null) {
            summary(check);
        }
        values();
        verdicts();
        if (!report.unread().isEmpty()) {
            line("");
            line("Set, but without a say: " + String.join(", ", report.unread()));
        }
        return text.toString();
    }

    private void summary(LoginCheck check) {
        field("Host", check.host());
        field("Workspace id", check.workspaceId());
        Identity identity = check.identity();
        if (identity != null) {
            String name = identity.displayName();
            field("You are", (name.isEmpty() ? "" : name + " ") + "<" + identity.email() + ">");
        }
        LoginCheck.Token token = check.token();
        if (token != null) {
            List<String> scopes = token.scopes();
            field("Token", token.fingerprint());
            field("Scopes", scopes == null ? "the token does not say" : String.join(" ", scopes));
            field("", token.difference());
            field(
                    "Expires",
                    token.expiresAt() + " (lives " + token.life().toMinutes() + " minutes)");
        }
        field("No token for the app", check.whyNoToken());
        line("");
    }

    private void values() {
        if (report.values().isEmpty()) {
            return;
        }
        line("Values:");
        for (LoginReport.Value value : report.values()) {
            line("  " + padded(value.key()) + value.text() + "  (" + value.origin() + ")");
            for (LoginReport.Value other : value.beaten()) {
                line("  " + padded("") + "beats " + other.text() + "  (" + other.origin() + ")");
            }
        }
    }

    private void verdicts() {
        if (report.verdicts().isEmpty()) {
            return;
        }
        line("");
        line("Auth types:");
        for (LoginReport.Verdict verdict : report.verdicts()) {
            line(
                    (verdict.isChosen() ? "* " : "  ")
                            + padded(verdict.authType())
                            + verdict.reason());
        }
    }

    private void field(String name, @Nullable String value) {
        if (value != null) {
            line(padded(name.isEmpty() ? "" : name + ":") + value);
        }
    }

    private static String padded(String word) {
        return word + " ".repeat(Math.max(1, KEY_WIDTH - word.length()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
