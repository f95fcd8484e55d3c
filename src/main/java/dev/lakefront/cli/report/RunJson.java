package dev.lakefront.cli.report;

import dev.lakefront.cli.process.Console;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.session.AppEnd;
import dev.lakefront.run.session.RunEvents;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a run says to a program, on standard error: one JSON object a line, that begins with its
 * {@code event}. {@code docs/cli.md} promises events and keys.
 */
public final class RunJson implements RunEvents {
    private final Console console;
    private final FailureLog requests;
    private final InstantSource clock;

    public RunJson(Console console, InstantSource clock) {
        this.console = console;
        this.requests = new FailureLog(console);
        this.clock = clock;
    }

    private String line(String event, Consumer<JsonGenerator> fields) {
        return JsonLine.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("event", event);
            json.writeStringProperty("time", clock.instant().toString());
            fields.accept(json);
            json.writeEndObject();
        });
    }

    private void tell(String event, Consumer<JsonGenerator> fields) {
        console.message(line(event, fields));
    }

    @Override
    public void planned(RunPlan plan) {
        tell(
                "planned",
                json -> {
                    json.writeStringProperty("folder", plan.app().directory().toString());
                    list(json, "command", plan.app().argv());
                    json.writeStringProperty("url", plan.url());
                    json.writeNumberProperty("app_port", plan.ports().app());
                });
        plan.warnings().forEach(this::warn);
    }

    @Override
    public void building(String step) {
        tell("building", json -> json.writeStringProperty("step", step));
    }

    @Override
    public void upToDate() {
        tell("up_to_date", _ -> {});
    }

    @Override
    public void running(List<String> argv) {
        tell("started", json -> list(json, "command", argv));
    }

    @Override
    public void open(String url) {
        tell("open", json -> json.writeStringProperty("url", url));
    }

    @Override
    public void people(String url, List<String> ids) {
        tell(
                "people",
                json -> {
                    json.writeStringProperty("url", url);
                    list(json, "ids", ids);
                });
    }

    @Override
    public void listening(Duration afterStart, String url) {
        tell(
                "listening",
                json -> {
                    json.writeStringProperty("url", url);
                    json.writeNumberProperty("after_ms", afterStart.toMillis());
                });
    }

    @Override
    public void ready(Duration afterStart) {
        tell("ready", json -> json.writeNumberProperty("after_ms", afterStart.toMillis()));
    }

    @Override
    public void ended(AppEnd end) {
        tell(
                "exited",
                json -> {
                    json.writeNumberProperty("exit_code", end.status());
                    json.writeStringProperty("how", end.how());
                    json.writeNumberProperty("after_ms", end.ran().toMillis());
                    json.writeBooleanProperty("crashed", end.crashed());
                    json.writeBooleanProperty("listened", end.listened());
                    Problem cause = end.cause();
                    if (cause != null) {
                        json.writeStringProperty("cause", cause.what());
                        text(json, "fix", cause.fix());
                    }
                });
    }

    @Override
    public void restarting(Duration pause) {
        tell("restarting", json -> json.writeNumberProperty("in_ms", pause.toMillis()));
    }

    @Override
    public void sourcesChanged(List<Path> files) {
        tell(
                "sources_changed",
                json -> list(json, "files", files.stream().map(Path::toString).toList()));
    }

    @Override
    public void waitingForChange() {
        tell("waiting_for_change", _ -> {});
    }

    @Override
    public void stopping() {
        tell("stopping", _ -> {});
    }

    @Override
    public void killing() {
        tell("killing", _ -> {});
    }

    @Override
    public void debugging(int port) {
        tell("debugging", json -> json.writeNumberProperty("port", port));
    }

    @Override
    public void offline(String host, Identity persona, String app) {
        tell(
                "signed_in",
                json -> {
                    json.writeStringProperty("host", host);
                    json.writeStringProperty("email", persona.email());
                    json.writeStringProperty("app", app);
                    json.writeBooleanProperty("offline", true);
                });
    }

    @Override
    public void passage(String url, String reason) {
        tell(
                "passage",
                json -> {
                    json.writeStringProperty("url", url);
                    json.writeStringProperty("for", reason);
                });
    }

    @Override
    public void signedIn(Identity developer, String login, String app) {
        tell(
                "signed_in",
                json -> {
                    json.writeStringProperty("email", developer.email());
                    json.writeStringProperty("login", login);
                    json.writeStringProperty("app", app);
                    json.writeBooleanProperty("offline", false);
                });
    }

    @Override
    public void signIn(URI page, boolean opened) {
        tell("sign_in", json -> json.writeStringProperty("url", page.toString()));
    }

    @Override
    public void localAuthority(Path certificate, boolean isNew) {
        tell(
                "local_ca",
                json -> {
                    json.writeStringProperty("certificate", certificate.toString());
                    json.writeBooleanProperty("new", isNew);
                });
    }

    @Override
    public void noToken(String reason) {
        tell("no_token", json -> json.writeStringProperty("reason", reason));
    }

    @Override
    public void scopesDiffer(String difference) {
        warning(difference);
    }

    @Override
    public void warning(String text) {
        warn(new Warning(text, null, null));
    }

    @Override
    public void listensElsewhere(List<InetSocketAddress> addresses, int port) {
        warn(AppWords.listensElsewhere(addresses, port));
    }

    private void warn(Warning warning) {
        tell(
                "warning",
                json -> {
                    json.writeStringProperty("what", warning.what());
                    text(json, "where", warning.where());
                    text(json, "fix", warning.fix());
                });
    }

    @Override
    public void tokenRenewal(String outcome) {
        tell("token_renewal", json -> json.writeStringProperty("outcome", outcome));
    }

    @Override
    public void requestAdmitted(String requestId, @Nullable Secret token) {
        requests.add(
                line(
                        "request",
                        json -> {
                            json.writeStringProperty("request_id", requestId);
                            text(json, "token", token == null ? null : token.toString());
                        }));
    }

    @Override
    public void requestFailed(String requestId, String outcome) {
        requests.add(
                line(
                        "request_failed",
                        json -> {
                            json.writeStringProperty("request_id", requestId);
                            json.writeStringProperty("outcome", outcome);
                        }));
    }

    @Override
    public void callNotServed(String call) {
        requests.add(line("call_not_served", json -> json.writeStringProperty("call", call)));
    }

    @Override
    public void workspaceCalled(@Nullable String caller, String call, int status) {
        requests.add(
                line(
                        "workspace_called",
                        json -> {
                            text(json, "caller", caller);
                            json.writeStringProperty("call", call);
                            json.writeNumberProperty("status", status);
                        }));
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void list(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
