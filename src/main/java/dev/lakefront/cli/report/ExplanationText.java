package dev.lakefront.cli.report;

import dev.lakefront.problem.Warning;
import dev.lakefront.run.explain.ExplainedValue;
import dev.lakefront.run.explain.ExplainedVariable;
import dev.lakefront.run.explain.ExplainedVariable.Said;
import dev.lakefront.run.explain.RunExplanation;
import java.util.HexFormat;
import java.util.List;

/** An explanation for people: lines of at most a hundred columns. */
public final class ExplanationText {
    private static final int WIDTH = 100;
    private static final int WIDEST_ORIGIN = 24;
    private static final int LABEL = 14;
    private static final String MARGIN = "  ";

    private final StringBuilder text = new StringBuilder();
    private final int originWidth;

    private ExplanationText(int originWidth) {
        this.originWidth = originWidth;
    }

    public static String of(RunExplanation plan) {
        int widest = 0;
        for (ExplainedVariable variable : plan.variables()) {
            int width = variable.said().origin().words().length();
            widest = width > WIDEST_ORIGIN ? widest : Math.max(widest, width);
        }
        ExplanationText text = new ExplanationText(widest);
        text.write(plan);
        return text.text.toString();
    }

    private void write(RunExplanation plan) {
        line("The plan of a run; nothing is started.");
        writeApp(plan);
        writeFrontDoor(plan);
        heading("Environment of the app (" + plan.variables().size() + " variables)");
        plan.variables().forEach(this::write);
        if (!plan.leftOut().isEmpty()) {
            heading("Set, but not passed to the app (" + plan.leftOut().size() + ")");
            plan.leftOut().forEach(this::write);
        }
        if (!plan.warnings().isEmpty()) {
            heading("Warnings (" + plan.warnings().size() + ")");
            plan.warnings().forEach(this::write);
        }
    }

    private void writeApp(RunExplanation plan) {
        heading("App");
        field("folder", plan.folder());
        field("kind", plan.kind() + " (" + plan.kindReason() + ")");
        field("spec", plan.spec() == null ? "none" : plan.spec());
        field("build", plan.build().isEmpty() ? "none (see --build)" : "");
        for (RunExplanation.Step step : plan.build()) {
            field("", String.join(" ", step.argv()));
            if (!step.otherwise().isEmpty()) {
                field("", MARGIN + "else " + String.join(" ", step.otherwise()));
            }
        }
        field("command", String.join(" ", plan.command()));
        field("", "(" + plan.commandReason() + ")");
        field("port", plan.app().port() + ", " + plan.app().protocol());
        if (plan.app().debugPort() != null) {
            field("debugger", "port " + plan.app().debugPort());
        }
    }

    private void writeFrontDoor(RunExplanation plan) {
        RunExplanation.Door door = plan.frontDoor();
        RunExplanation.Workspace workspace = plan.workspace();
        heading("Front door");
        field("URL", door.url());
        field("TLS", door.tls());
        field("allow hosts", listed(door.allowHosts()));
        field("allow origins", listed(door.allowOrigins()));
        field("hold", door.hold().toMillis() + " ms for the app to start (see --hold)");
        field(
                "workspace",
                workspace.offline()
                        ? "offline, opened at start"
                        : workspace.host() + " (" + workspace.authType() + ")");
        field("app's login", workspace.appIdentity() + " (see --app-identity)");
        field("access token", workspace.accessToken() + " (see --access-token)");
        write(plan.people(), door.url());
    }

    private void write(RunExplanation.People people, String url) {
        field(
                "you are",
                (people.you() == null ? "whose login it is" : people.you()) + " (see --as)");
        field(
                "others",
                listed(people.others()) + ": " + url.replace("localhost", "NAME.localhost"));
    }

    private static String listed(List<String> values) {
        return values.isEmpty() ? "none" : String.join(", ", values);
    }

    private void write(ExplainedVariable variable) {
        String origin = variable.said().origin().words();
        String assignment = variable.name() + "=" + shown(variable.said());
        if (origin.length() > originWidth) {
            line(MARGIN + origin);
            line(MARGIN + padded("", originWidth) + MARGIN + assignment);
        } else {
            line(MARGIN + padded(origin, originWidth) + MARGIN + assignment);
        }
        for (Said beaten : variable.beaten()) {
            if (beaten.value().equals(variable.said().value())) {
                continue; // nobody would notice
            }
            line(
                    MARGIN
                            + padded("", originWidth)
                            + MARGIN
                            + MARGIN
                            + "beats "
                            + beaten.origin().words()
                            + ": "
                            + shown(beaten));
        }
    }

    private void write(Warning warning) {
        line(MARGIN + warning.what());
        if (warning.where() != null) {
            line(MARGIN + MARGIN + "at " + warning.where());
        }
        if (warning.fix() != null) {
            line(MARGIN + MARGIN + warning.fix());
        }
    }

    private static String shown(Said said) {
        return switch (said.value()) {
            case ExplainedValue.Shown value -> value.text();
            case ExplainedValue.Fingerprint secret -> "***" + secret.digits();
            case ExplainedValue.AtStart _ -> "(asked at start)";
        };
    }

    private void heading(String words) {
        text.append('\n');
        line(words);
    }

    private void field(String label, String value) {
        line(MARGIN + padded(label, LABEL) + value);
    }

    private static String padded(String words, int width) {
        return words + " ".repeat(Math.max(0, width - words.length()));
    }

    /** Without what a terminal would obey, and no longer than it is wide. */
    private void line(String words) {
        String line = printable(words).stripTrailing();
        text.append(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…")
                .append('\n');
    }

    private static String printable(String words) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '\n' -> printable.append("\\n");
                case '\t' -> printable.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        printable.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        printable.append(c);
                    }
                }
            }
        }
        return printable.toString();
    }
}
