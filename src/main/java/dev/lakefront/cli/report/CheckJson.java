package dev.lakefront.cli.report;

import dev.lakefront.problem.Place;
import dev.lakefront.run.check.CheckReport;
import dev.lakefront.run.check.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A report as one JSON object on one line. {@code docs/cli.md} promises the keys. */
public final class CheckJson {
    private final JsonGenerator json;

    private CheckJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(CheckReport report) {
        return JsonLine.of(json -> new CheckJson(json).write(report)) + "\n";
    }

    private void write(CheckReport report) {
        json.writeStartObject();
        text("folder", report.folder().toString());
        findings("problems", report, true);
        findings("warnings", report, false);
        json.writeEndObject();
    }

    private void findings(String name, CheckReport report, boolean areProblems) {
        json.writeArrayPropertyStart(name);
        for (Finding finding : report.findings()) {
            if (finding.isProblem() == areProblems) {
                write(finding);
            }
        }
        json.writeEndArray();
    }

    private void write(Finding finding) {
        json.writeStartObject();
        text("rule", finding.rule().id());
        text("what", finding.what());
        Place place = finding.place();
        if (place != null) {
            text("file", place.file());
            number("line", place.line());
            number("column", place.column());
        }
        text("where", finding.where());
        text("fix", finding.fix());
        json.writeEndObject();
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
}
