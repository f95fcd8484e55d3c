package dev.lakefront.cli;

import dev.lakefront.problem.Warning;
import dev.lakefront.run.explain.ExplainedValue;
import dev.lakefront.run.explain.ExplainedValue.AtStart;
import dev.lakefront.run.explain.ExplainedValue.Fingerprint;
import dev.lakefront.run.explain.ExplainedValue.Shown;
import dev.lakefront.run.explain.ExplainedVariable;
import dev.lakefront.run.explain.ExplainedVariable.Place;
import dev.lakefront.run.explain.ExplainedVariable.Said;
import dev.lakefront.run.explain.OriginKind;
import dev.lakefront.run.explain.RunExplanation;
import java.time.Duration;
import java.util.List;

/** Plans in words, as tests need them. */
final class Explanations {
    /** With one of everything that can be said. */
    static final RunExplanation MODEST =
            new RunExplanation(
                    "/apps/hello",
                    "python",
                    "no package.json",
                    "app.yaml",
                    List.of(
                            new RunExplanation.Step(
                                    List.of("uv", "venv", "--python", "3.11"),
                                    List.of("uv", "venv")),
                            new RunExplanation.Step(List.of("uv", "sync"), List.of())),
                    List.of("flask", "run"),
                    "command of app.yaml",
                    new RunExplanation.Door(
                            "http://localhost:8001",
                            8001,
                            "none",
                            List.of("box.example"),
                            List.of(),
                            Duration.ofSeconds(30)),
                    new RunExplanation.App(8000, "http1", null),
                    new RunExplanation.Workspace(
                            false, "https://w.example", "pat", "developer", "auto"),
                    new RunExplanation.People("dora", List.of("bo", "anonymous")),
                    List.of(
                            new ExplainedVariable(
                                    "LEVEL",
                                    said(
                                            new Shown("high"),
                                            new Place(
                                                    OriginKind.SPEC,
                                                    "app.yaml:3",
                                                    "app.yaml",
                                                    3,
                                                    null)),
                                    List.of(said(new Shown("a\n\u001b[1m"), of(OriginKind.SHELL)))),
                            variable("DATABRICKS_TOKEN", new Fingerprint("1b28ab85")),
                            variable("DATABRICKS_CLOUD", new AtStart()),
                            variable("LONG", new Shown("x".repeat(500)))),
                    List.of(variable("DATABRICKS_CLUSTER_ID", new Shown("c"))),
                    List.of(new Warning("it does nothing", "app.yaml:1:1", "write env:")));

    private Explanations() {}

    private static ExplainedVariable variable(String name, ExplainedValue value) {
        return new ExplainedVariable(name, said(value, of(OriginKind.LOGIN)), List.of());
    }

    private static Said said(ExplainedValue value, Place place) {
        return new Said(value, place);
    }

    private static Place of(OriginKind kind) {
        return new Place(kind, kind.id(), null, null, null);
    }
}
