package dev.lakefront.run.explain;

import dev.lakefront.app.build.BuildStep;
import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.process.RunMarker;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginVariable;
import dev.lakefront.credentials.LoginVariables;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.run.explain.ExplainedVariable.Place;
import dev.lakefront.run.explain.ExplainedVariable.Said;
import dev.lakefront.run.login.LoginPlan;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.plan.AppPlan;
import dev.lakefront.run.plan.OfflinePlan;
import dev.lakefront.run.plan.PassagePlan;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.plan.TlsPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a plan into words. Nothing is started and nobody asked. */
final class PlanExplainer {
    private static final String HOST = "DATABRICKS_HOST";
    private static final String WORKSPACE_ID = "DATABRICKS_WORKSPACE_ID";

    /** What the offline workspace gives the app to log in with, once it is open. */
    private static final List<String> OFFLINE_LOGIN =
            List.of(
                    HOST,
                    WORKSPACE_ID,
                    "DATABRICKS_CLIENT_ID",
                    "DATABRICKS_CLIENT_SECRET",
                    "DATABRICKS_AUTH_TYPE");

    private static final Comparator<ExplainedVariable> BY_ORIGIN =
            Comparator.comparing(variable -> variable.said().origin().kind());

    private final RunPlan plan;
    private final List<String> openInLogin;
    private final List<String> openInPlatform;

    PlanExplainer(RunPlan plan) {
        this.plan = plan;
        this.openInLogin = openInLogin(plan.logins());
        this.openInPlatform = openInPlatform(plan.logins().developer());
    }

    private static List<String> openInLogin(LoginPlan logins) {
        if (logins.developer() == null) {
            return logins.appIdentity() == AppIdentity.NONE ? List.of() : OFFLINE_LOGIN;
        }
        Login app = logins.app();
        return app == null ? List.of() : LoginVariables.leftToWorkspace(app);
    }

    private static List<String> openInPlatform(@Nullable Login developer) {
        if (developer == null) {
            return List.of(HOST, WORKSPACE_ID);
        }
        return developer.workspaceId() == null ? List.of(WORKSPACE_ID) : List.of();
    }

    RunExplanation explanation() {
        AppEnvironment environment = environment();
        AppPlan app = plan.app();
        AppKind kind = app.folder().kind();
        String commandFile = app.declared().spec().commandFile();
        return new RunExplanation(
                app.directory().toAbsolutePath().normalize().toString(),
                kind.name().toLowerCase(Locale.ROOT),
                kind == AppKind.NODE ? "package.json" : "no package.json",
                app.declared().spec().file(),
                build(app.preparation()),
                app.argv(),
                commandFile == null ? usualCommand() : "command of " + commandFile,
                frontDoor(),
                new RunExplanation.App(
                        plan.ports().app(),
                        plan.door().appProtocol().name().toLowerCase(Locale.ROOT),
                        plan.ports().debug()),
                workspace(),
                people(),
                variables(environment),
                leftOut(environment),
                plan.warnings());
    }

    private static List<RunExplanation.Step> build(@Nullable Preparation preparation) {
        List<RunExplanation.Step> steps = new ArrayList<>();
        if (preparation != null) {
            for (BuildStep step : preparation.steps()) {
                steps.add(new RunExplanation.Step(step.argv(), step.otherwise()));
            }
        }
        return steps;
    }

    private String usualCommand() {
        return switch (plan.app().folder().kind()) {
            case PYTHON -> "the first *.py file";
            case NODE -> "the start script of package.json";
        };
    }

    private RunExplanation.Door frontDoor() {
        return new RunExplanation.Door(
                plan.url(),
                plan.ports().frontDoor(),
                switch (plan.door().tls()) {
                    case TlsPlan.None _ -> "none";
                    case TlsPlan.LocalCa _ -> "local-ca";
                    case TlsPlan.Own _ -> "own-certificate";
                },
                plan.door().allowed().hostNames().stream().sorted().toList(),
                plan.door().allowed().originNames().stream().sorted().toList(),
                plan.door().limits().appStart());
    }

    private RunExplanation.Workspace workspace() {
        LoginPlan logins = plan.logins();
        Login developer = logins.developer();
        AppIdentity whose = logins.appIdentity();
        return new RunExplanation.Workspace(
                developer == null,
                developer == null ? null : developer.host(),
                developer == null ? null : developer.authType(),
                word(whose == null ? AppIdentity.SERVICE_PRINCIPAL : whose),
                word(logins.accessToken()));
    }

    private RunExplanation.People people() {
        Persona usual = plan.personas().usual();
        String you = usual == null ? null : usual.id();
        Personas personas = plan.personas().personas();
        List<String> others = new ArrayList<>(personas == null ? List.of() : personas.ids());
        others.add(Person.ANONYMOUS.id());
        others.remove(you);
        return new RunExplanation.People(you, others);
    }

    /** As the flag has it. */
    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** That of the run, with no values for what is still open. */
    private AppEnvironment environment() {
        Login developer = plan.logins().developer();
        String id = developer == null ? null : developer.workspaceId();
        return plan.debuggable(
                plan.environment(
                        declared(),
                        developer == null ? "" : developer.host(),
                        id == null ? "" : id,
                        loginVariables()));
    }

    /** With what was kept of the workspace's answers, and with no values for what is still open. */
    private Declared declared() {
        return plan.app().declared().with(ResourcePreview.of(plan));
    }

    private List<Variable> loginVariables() {
        List<Variable> variables = new ArrayList<>();
        Login app = plan.logins().app();
        if (app != null) {
            for (LoginVariable variable : LoginVariables.of(app, HostMetadata.UNKNOWN)) {
                variables.add(Variable.login(variable.name(), variable.value()));
            }
        }
        for (String name : openInLogin) {
            variables.add(Variable.login(name, ""));
        }
        OfflinePlan offline = plan.offline();
        if (offline != null && offline.passage() != null) {
            for (String name : PassagePlan.VARIABLES) {
                variables.add(PassagePlan.variable(name, ""));
            }
        }
        return variables;
    }

    private List<ExplainedVariable> variables(AppEnvironment environment) {
        List<ExplainedVariable> explained = new ArrayList<>();
        for (Variable variable : environment.variables()) {
            List<Said> beaten = new ArrayList<>();
            environment.beatenBy(variable).reversed().forEach(loser -> beaten.add(said(loser)));
            explained.add(new ExplainedVariable(variable.name(), said(variable), beaten));
        }
        explained.add(
                new ExplainedVariable(
                        RunMarker.NAME,
                        new Said(
                                new ExplainedValue.AtStart(),
                                new Place(OriginKind.LAKEFRONT, "lakefront", null, null, null)),
                        List.of()));
        return ordered(explained);
    }

    /** Lakefront's own are of no interest to anybody. */
    private static List<ExplainedVariable> leftOut(AppEnvironment environment) {
        List<ExplainedVariable> explained = new ArrayList<>();
        for (Variable variable : environment.leftOut()) {
            if (!RunPlan.LAUNCHERS_OWN.equals(variable.name())) {
                explained.add(new ExplainedVariable(variable.name(), shown(variable), List.of()));
            }
        }
        return ordered(explained);
    }

    /** Names in alphabetical order where the origin has none: a shell's variables. */
    private static List<ExplainedVariable> ordered(List<ExplainedVariable> variables) {
        variables.sort(
                BY_ORIGIN.thenComparing(variable ->
                        variable.said().origin().kind() == OriginKind.SHELL
                                ? variable.name()
                                : ""));
        return variables;
    }

    private Said said(Variable variable) {
        boolean isOpen =
                variable.origin() == Origin.Source.OFFLINE_HTTPS
                        || (variable.origin() == Origin.Source.LOGIN
                                && openInLogin.contains(variable.name()))
                        || (variable.origin() == Origin.Source.PLATFORM
                                && openInPlatform.contains(variable.name()));
        return isOpen || ResourcePreview.isOpen(variable)
                ? new Said(new ExplainedValue.AtStart(), Place.of(variable.origin()))
                : shown(variable);
    }

    private static Said shown(Variable variable) {
        return new Said(
                Disclosure.of(variable.name(), variable.value()), Place.of(variable.origin()));
    }
}
