package dev.lakefront.run.plan;

import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.build.StartCommand;
import dev.lakefront.app.check.DeploymentCheck;
import dev.lakefront.app.check.SecretsFileCheck;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.process.Executable;
import dev.lakefront.bundle.WorkspaceFacts;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.persona.PersonasReader;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.login.AppSearch;
import dev.lakefront.run.login.AppSource;
import dev.lakefront.run.login.LoginPlan;
import dev.lakefront.run.login.LoginPlanner;
import dev.lakefront.run.login.PersonaPlan;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Problems;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.resource.BundleResources;
import dev.lakefront.run.resource.ResourcePlan;
import dev.lakefront.run.resource.ResourcePlanner;
import dev.lakefront.workspace.Holdings;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one plan, and notes every problem in its way. */
final class PlanMaker {
    private final RunOptions options;
    private final Surroundings surroundings;
    private final FactFinder facts;
    private final Problems problems = new Problems();
    private final List<Warning> warnings = new ArrayList<>();

    PlanMaker(RunOptions options, Surroundings surroundings, FactFinder facts) {
        this.options = options;
        this.surroundings = surroundings;
        this.facts = facts;
    }

    /** Where the plan has from what only the workspace knows. */
    @FunctionalInterface
    interface FactFinder {
        WorkspaceFacts find(AppSource source, @Nullable Persona offline);
    }

    /**
     * What was planned, and for which app.
     *
     * @param source as it knows what was found of the workspace
     */
    record Planned(AppSource source, RunPlan plan) {}

    /**
     * A plan that can be carried out.
     *
     * @throws ProblemException with all that the user has to mend
     */
    Planned planned() {
        Planned draft = draft();
        locatePrograms(draft.plan());
        problems.throwIfAny();
        return draft;
    }

    /** What is wrong with the plan, whether or not there is one. */
    PlanDraft toCheck() {
        try {
            draft();
            return new PlanDraft(problems.list(), warnings);
        } catch (ProblemException e) {
            return new PlanDraft(e.problems(), warnings);
        }
    }

    /** A plan that must not be carried out if there are problems. */
    private Planned draft() {
        AppSource found = findApp();
        PersonaPlan personas = problems.collect(() -> planPersonas(found));
        AppSource known = found.knowing(facts.find(found, offlinePersona(personas)));
        return new Planned(known, draft(known, personas));
    }

    /**
     * That of an app.
     *
     * @param people who there is to be; null if that is among the problems
     */
    private RunPlan draft(AppSource known, @Nullable PersonaPlan people) {
        PersonaPlan personas = people == null ? PersonaPlan.NONE : people;
        String deployedApp =
                ResourcePlanner.appName(options.resources(), known.app(), problems.list());
        LoginPlan logins =
                people == null
                        ? null
                        : problems.collect(() -> planLogins(known, deployedApp, people));
        AppSource source = known.deployedTo(logins == null ? null : logins.host());
        AppFolder folder = problems.collect(() -> AppFolder.look(source.folder()));
        BundleResources resources = BundleResources.of(source.app(), problems.list());
        Declared declared =
                new DeclaredReader(options, source, resources, surroundings, problems, warnings)
                        .read();
        FrontDoorPlan door =
                problems.collect(
                        () -> FrontDoorPlan.of(options, personas, surroundings, problems.list()));
        WorkspaceSettings wanted = problems.collect(options.offline()::settings);
        String name = deployedApp == null ? AppPlan.UNNAMED : deployedApp;
        checkHoldings(source, personas.personas(), name);
        warn(source, folder, declared);
        if (folder == null || declared == null || door == null) {
            throw new ProblemException(problems.list());
        }
        Ports ports = planPorts(folder);
        ResourcePlan resourcePlan = planResources(deployedApp, source, resources, declared);
        AppPlan app = planApp(name, folder, declared, ports);
        OfflinePlan offline =
                wanted == null
                        ? null
                        : planOffline(
                                wanted,
                                personas,
                                folder,
                                describe(
                                        app.name(),
                                        door.url(ports.frontDoor()),
                                        source,
                                        resourcePlan));
        return new RunPlan(
                surroundings,
                app,
                ports,
                door,
                personas,
                logins == null ? LoginPlan.UNDECIDED : logins,
                offline,
                resourcePlan,
                options.life(),
                options.telling(),
                warnings);
    }

    private void checkHoldings(AppSource source, @Nullable Personas people, String appName) {
        if (options.offline().isOn()) {
            Path workspace = source.folder().resolve(Holdings.FOLDER);
            Holdings.Check check = new Holdings(workspace).check(people, appName);
            problems.list().addAll(check.problems());
            warnings.addAll(check.warnings());
        }
    }

    private ResourcePlan planResources(
            @Nullable String deployedApp,
            AppSource source,
            BundleResources resources,
            Declared declared) {
        return ResourcePlanner.plan(
                options.resources(),
                deployedApp,
                resources,
                declared,
                options.offline().isOn() ? source.folder() : null,
                surroundings,
                problems.list());
    }

    private AppDescription describe(
            String name, String url, AppSource source, ResourcePlan resources) {
        AppScopes scopes = new AppScopes(source, options.login().scopes());
        return new AppDescription(name, url, scopes.offline(), resources.described());
    }

    private OfflinePlan planOffline(
            WorkspaceSettings wanted,
            PersonaPlan personas,
            AppFolder folder,
            AppDescription described) {
        PassagePlan passage = PassagePlan.of(options.offline(), folder, surroundings);
        return OfflinePlan.of(wanted, personas, folder, described, passage);
    }

    private void warn(AppSource source, @Nullable AppFolder folder, @Nullable Declared declared) {
        if (options.offline().isOn()) {
            warnings.addAll(SecretsFileCheck.of(source.folder()));
        }
        if (options.build().wanted()) {
            warnings.addAll(
                    DeploymentCheck.of(
                            source.folder(), folder, declared == null ? null : declared.spec()));
        }
    }

    private Ports planPorts(AppFolder folder) {
        Ports ports = Ports.of(options.port(), options.appPort(), debugPort(folder.kind()));
        problems.list().addAll(PortClash.among(ports.frontDoor(), ports.app(), ports.debug()));
        return ports;
    }

    private AppPlan planApp(String name, AppFolder folder, Declared declared, Ports ports) {
        Preparation preparation = planPreparation(folder);
        StartCommand command =
                problems.collect(() ->
                        StartCommand.of(
                                declared.spec(),
                                folder,
                                new StartCommand.Options(ports.app(), ports.debug(), preparation)));
        if (command == null) {
            throw new ProblemException(problems.list());
        }
        return new AppPlan(
                name, folder, declared, options.environment().clean(), preparation, command);
    }

    private @Nullable Persona offlinePersona(@Nullable PersonaPlan personas) {
        return personas == null || !options.offline().isOn() ? null : personas.usual();
    }

    /** Nothing of another app is worth telling. */
    private AppSource findApp() {
        AppSearch search =
                new AppSearch(
                        options.folder(),
                        options.bundle(),
                        options.login(),
                        options.offline().isOn(),
                        surroundings);
        AppSource source = search.app(search.bundle(warnings), problems.list());
        problems.throwIfAny();
        return source;
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
        Map<String, String> environment =
                plan.environment(plan.app().declared(), "", "", List.of()).toMap();
        Preparation preparation = plan.app().preparation();
        if (preparation != null) {
            preparation.locatePrograms(environment, problems.list());
            return;
        }
        String program = plan.app().argv().getFirst();
        problems.collect(() -> Executable.locate(program, plan.app().directory(), environment));
    }

    private PersonaPlan planPersonas(AppSource source) {
        boolean offline = options.offline().isOn();
        Warning misnamed = PersonasReader.misnamed(source.folder());
        if (misnamed != null) {
            warnings.add(misnamed);
        }
        PersonaPlan plan = PersonaPlan.of(source.folder(), options.frontDoor().as(), offline);
        return offline ? plan : plan.withLogins(source, options.login(), surroundings);
    }

    private LoginPlan planLogins(
            AppSource source, @Nullable String deployedApp, PersonaPlan personas) {
        LoginOptions login = options.login();
        if (!options.offline().isOn()) {
            return LoginPlanner.plan(
                    source, deployedApp, personas.login(login), personas.login(surroundings));
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
}
