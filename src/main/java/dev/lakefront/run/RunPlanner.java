package dev.lakefront.run;

import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.build.StartCommand;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.environment.DotEnv;
import dev.lakefront.app.environment.EnvFlags;
import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.process.Executable;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.spec.AppSpecReader;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.certificates.DataFolder;
import dev.lakefront.certificates.OwnCertificate;
import dev.lakefront.frontdoor.rule.AllowList;
import dev.lakefront.frontdoor.settings.AppProtocol;
import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what the user asked for into a plan, or into every problem that stands in its way. */
public final class RunPlanner {
    private final RunOptions options;
    private final Surroundings surroundings;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private RunPlanner(RunOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /**
     * The plan of a run. Reads files; starts nothing and asks nobody.
     *
     * @throws ProblemException with all that the user has to mend
     */
    public static RunPlan plan(RunOptions options, Surroundings surroundings) {
        return new RunPlanner(options, surroundings).plan();
    }

    private RunPlan plan() {
        AppFolder folder = orProblem(() -> AppFolder.look(options.folder()));
        Declared declared = readDeclared();
        AllowList allowed = readAllowList();
        AppProtocol appProtocol = AppProtocol.parse(options.appProtocol(), problems);
        LoginPlan logins = orProblem(this::planLogins);
        TlsPlan tls = orProblem(() -> planTls(allowed));
        if (folder == null || declared == null || tls == null) {
            throw new ProblemException(problems);
        }
        Ports ports = Ports.of(options.port(), options.appPort(), debugPort(folder.kind()));
        problems.addAll(PortClash.among(ports.frontDoor(), ports.app(), ports.debug()));
        problems.addAll(declared.unresolved(surroundings.shell()));
        Preparation preparation = planPreparation(folder);
        StartCommand command =
                orProblem(() ->
                        StartCommand.of(
                                declared.spec(),
                                folder,
                                new StartCommand.Options(ports.app(), ports.debug(), preparation)));
        if (command == null) {
            throw new ProblemException(problems);
        }
        RunPlan plan =
                new RunPlan(
                        surroundings,
                        folder,
                        declared,
                        options.environment().clean(),
                        command,
                        preparation,
                        ports.frontDoor(),
                        ports.app(),
                        appProtocol,
                        ports.debug(),
                        tls,
                        allowed,
                        Limits.DEFAULT.withAppStart(options.frontDoor().hold()),
                        logins == null ? LoginPlan.UNDECIDED : logins,
                        options.verbose(),
                        warnings);
        locatePrograms(plan);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return plan;
    }

    private @Nullable Preparation planPreparation(AppFolder folder) {
        if (!options.build().wanted()) {
            return null;
        }
        Preparation preparation = Preparation.of(folder, options.build().preinstalled());
        warnings.addAll(preparation.warnings());
        return preparation;
    }

    /** Those of the preparation, which brings the app's own; else the app's. */
    private void locatePrograms(RunPlan plan) {
        Map<String, String> environment = plan.environment("", "", List.of()).toMap();
        Preparation preparation = plan.preparation();
        if (preparation != null) {
            preparation.locatePrograms(environment, problems);
            return;
        }
        String program = plan.command().argv().getFirst();
        orProblem(() -> Executable.locate(program, plan.folder().path(), environment));
    }

    private AllowList readAllowList() {
        FrontDoorOptions door = options.frontDoor();
        return AllowList.parse(door.allowHosts(), door.allowOrigins(), problems);
    }

    /** Null if the spec cannot be read: what the others say then waits for the next try. */
    private @Nullable Declared readDeclared() {
        AppSpec spec = orProblem(this::readSpec);
        DotEnv files = new DotEnv(surroundings.shell(), warnings);
        List<Variable> dotEnv = orProblem(() -> files.inFolder(options.folder()));
        List<Variable> named = new ArrayList<>();
        for (Path file : options.environment().envFiles()) {
            List<Variable> variables = orProblem(() -> files.named(file));
            named.addAll(variables == null ? List.of() : variables);
        }
        List<Variable> flags = EnvFlags.parse(options.environment().env(), problems);
        return spec == null
                ? null
                : new Declared(spec, dotEnv == null ? List.of() : dotEnv, named, flags);
    }

    private AppSpec readSpec() {
        String entryPoint = options.entryPoint();
        return entryPoint == null
                ? AppSpecReader.read(options.folder(), warnings)
                : AppSpecReader.readEntryPoint(options.folder(), entryPoint, warnings);
    }

    private TlsPlan planTls(AllowList allowed) {
        if (options.frontDoor().tls() instanceof Tls.Own own) {
            return new TlsPlan.Own(
                    OwnCertificate.read(
                            own.certificate(), own.key(), surroundings.clock().instant()));
        }
        if (options.frontDoor().tls() instanceof Tls.LocalCa) {
            Path folder =
                    DataFolder.of(
                            surroundings.shell(),
                            surroundings.home(),
                            System.getProperty("os.name"));
            return new TlsPlan.LocalCa(folder, surroundings.clock(), allowed.hostNames());
        }
        return new TlsPlan.None();
    }

    private LoginPlan planLogins() {
        LoginOptions login = options.login();
        if (!options.offline()) {
            return LoginPlanner.plan(options.folder(), login, surroundings);
        }
        if (login.accessToken() == AccessTokenMode.PAT) {
            throw new ProblemException(
                    Problem.of(
                            "--access-token pat: the offline workspace has no personal access"
                                    + " tokens",
                            "leave one of the two flags out"));
        }
        return LoginPlan.offline(login);
    }

    private @Nullable Integer debugPort(AppKind kind) {
        if (!options.debug()) {
            return null;
        }
        Integer chosen = options.debugPort();
        return chosen == null ? Integer.valueOf(kind.defaultDebugPort()) : chosen;
    }

    private <T> @Nullable T orProblem(Supplier<@Nullable T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
