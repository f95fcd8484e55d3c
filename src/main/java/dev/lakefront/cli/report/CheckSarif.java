package dev.lakefront.cli.report;

import dev.lakefront.cli.process.Version;
import dev.lakefront.problem.Place;
import dev.lakefront.problem.Rule;
import dev.lakefront.run.check.CheckReport;
import dev.lakefront.run.check.Finding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A report for code hosts: SARIF 2.1.0, with what GitHub's code scanning asks for beyond that. Its
 * files are relative to the current folder, which is to be the root of the repository.
 */
public final class CheckSarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final JsonGenerator json;
    private final CheckReport report;

    private CheckSarif(JsonGenerator json, CheckReport report) {
        this.json = json;
        this.report = report;
    }

    public static String of(CheckReport report) {
        return JsonLine.of(json -> new CheckSarif(json, report).write()) + "\n";
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        writeTool();
        json.writeArrayPropertyStart("results");
        report.findings().forEach(this::write);
        json.writeEndArray();
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTool() {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "Lakefront");
        json.writeStringProperty("semanticVersion", Version.number());
        json.writeArrayPropertyStart("rules");
        for (Rule rule : Rule.values()) {
            json.writeStartObject();
            json.writeStringProperty("id", rule.id());
            writeText("shortDescription", rule.description());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule().id());
        json.writeStringProperty("level", finding.isProblem() ? "error" : "warning");
        writeText("message", message(finding));
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        writeFile(finding.place());
        writeRegion(finding.place());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String message(Finding finding) {
        String where = finding.where() == null ? "" : " (" + finding.where() + ")";
        String fix = finding.fix() == null ? "" : "\n" + finding.fix();
        return finding.what() + where + fix;
    }

    /** What stands in no file is the folder's: code hosts show nothing that is nowhere. */
    private void writeFile(@Nullable Place place) {
        Path file = place == null ? report.folder() : Path.of(place.file());
        json.writeObjectPropertyStart("artifactLocation");
        if (file.isAbsolute()) {
            json.writeStringProperty("uri", file.toUri().toString());
        } else {
            json.writeStringProperty("uri", relativeUri(file));
            json.writeStringProperty("uriBaseId", ROOT);
        }
        json.writeEndObject();
    }

    private static String relativeUri(Path file) {
        try {
            return new URI(null, null, file.toString(), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every relative path can be quoted", e);
        }
    }

    private void writeRegion(@Nullable Place place) {
        json.writeObjectPropertyStart("region");
        Integer line = place == null ? null : place.line();
        json.writeNumberProperty("startLine", line == null ? 1 : line);
        if (place != null && place.column() != null) {
            json.writeNumberProperty("startColumn", place.column());
        }
        json.writeEndObject();
    }

    private void writeText(String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
