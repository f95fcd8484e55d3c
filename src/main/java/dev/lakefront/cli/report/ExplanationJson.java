package dev.lakefront.cli.report;

import dev.lakefront.problem.Warning;
import dev.lakefront.run.explain.ExplainedValue;
import dev.lakefront.run.explain.ExplainedVariable;
import dev.lakefront.run.explain.ExplainedVariable.Place;
import dev.lakefront.run.explain.ExplainedVariable.Said;
import dev.lakefront.run.explain.RunExplanation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** An explanation as one JSON object on one line, in the form that {@code docs/cli.md} promises. */
public final class ExplanationJson {
    private final JsonGenerator json;

    private ExplanationJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(RunExplanation explanation) {
        return JsonLine.of(json -> new ExplanationJson(json).write(explanation)) + "\n";
    }

    private void write(RunExplanation plan) {
        json.writeStartObject();
        text("folder", plan.folder());
        text("kind", plan.kind());
        text("kind_reason", plan.kindReason());
        text("spec", plan.spec());
        json.writeArrayPropertyStart("build");
        plan.build().forEach(step -> list(step.argv()));
        json.writeEndArray();
        writeSteps(plan.build());
        list("command", plan.command());
        text("command_reason", plan.commandReason());
        write(plan.frontDoor());
        write(plan.app());
        write(plan.workspace());
        write(plan.people());
        write("variables", plan.variables());
        write("left_out", plan.leftOut());
        writeWarnings(plan.warnings());
        json.writeEndObject();
    }

    private void writeSteps(List<RunExplanation.Step> steps) {
        json.writeArrayPropertyStart("build_steps");
        for (RunExplanation.Step step : steps) {
            json.writeStartObject();
            list("argv", step.argv());
            if (!step.otherwise().isEmpty()) {
                list("otherwise", step.otherwise());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(RunExplanation.Door door) {
        json.writeObjectPropertyStart("front_door");
        text("url", door.url());
        number("port", door.port());
        text("tls", door.tls());
        list("allow_hosts", door.allowHosts());
        list("allow_origins", door.allowOrigins());
        json.writeNumberProperty("hold_ms", door.hold().toMillis());
        json.writeEndObject();
    }

    private void write(RunExplanation.App app) {
        json.writeObjectPropertyStart("app");
        number("port", app.port());
        text("protocol", app.protocol());
        number("debug_port", app.debugPort());
        json.writeEndObject();
    }

    private void write(RunExplanation.Workspace workspace) {
        json.writeObjectPropertyStart("workspace");
        json.writeBooleanProperty("offline", workspace.offline());
        text("host", workspace.host());
        text("auth_type", workspace.authType());
        text("app_identity", workspace.appIdentity());
        text("access_token", workspace.accessToken());
        json.writeEndObject();
    }

    private void write(RunExplanation.People people) {
        json.writeObjectPropertyStart("people");
        text("you", people.you());
        list("others", people.others());
        json.writeEndObject();
    }

    private void write(String name, List<ExplainedVariable> variables) {
        json.writeArrayPropertyStart(name);
        for (ExplainedVariable variable : variables) {
            json.writeStartObject();
            text("name", variable.name());
            write(variable.said());
            json.writeArrayPropertyStart("beaten");
            for (Said beaten : variable.beaten()) {
                json.writeStartObject();
                write(beaten);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Said said) {
        switch (said.value()) {
            case ExplainedValue.Shown shown -> text("value", shown.text());
            case ExplainedValue.Fingerprint secret -> text("fingerprint", secret.digits());
            case ExplainedValue.AtStart _ -> json.writeBooleanProperty("at_start", true);
        }
        Place origin = said.origin();
        json.writeObjectPropertyStart("origin");
        text("kind", origin.kind().id());
        text("file", origin.file());
        number("line", origin.line());
        text("resource", origin.resource());
        json.writeEndObject();
    }

    private void writeWarnings(List<Warning> warnings) {
        json.writeArrayPropertyStart("warnings");
        for (Warning warning : warnings) {
            json.writeStartObject();
            text("what", warning.what());
            text("where", warning.where());
            text("fix", warning.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private void number(String name, @Nullable Integer value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    private void list(String name, List<String> values) {
        json.writeName(name);
        list(values);
    }

    private void list(List<String> values) {
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
