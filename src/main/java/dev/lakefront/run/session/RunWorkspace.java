package dev.lakefront.run.session;

import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.folder.AppFiles;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginVariable;
import dev.lakefront.credentials.LoginVariables;
import dev.lakefront.credentials.Logins;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.login.PersonaPlan;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.plan.PassagePlan;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.resource.WorkspaceAnswers;
import dev.lakefront.workspace.Holdings;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import dev.lakefront.workspace.objects.SourceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The workspace of a run, real or offline, and the two who use it: the developer, whose token each
 * request carries, and the app, whose environment holds a login. On a real workspace both are the
 * developer; offline the app is its own service principal, as it is deployed.
 */
public final class RunWorkspace implements AutoCloseable {
    private final RunPlan plan;
    private final Login developerLogin;
    private final @Nullable Login appLogin;
    private final Developer developer;
    private List<String> deployedScopes = List.of();
    private final @Nullable OfflineWorkspace offline;
    private final @Nullable RunPassage passage;

    private RunWorkspace(
            RunPlan plan,
            Login developerLogin,
            @Nullable Login appLogin,
            @Nullable OfflineWorkspace offline,
            @Nullable RunPassage passage) {
        this.plan = plan;
        this.developerLogin = developerLogin;
        this.appLogin = appLogin;
        this.developer =
                new Developer(
                        developerLogin,
                        plan.logins().accessToken(),
                        plan.asDeployed(),
                        plan.surroundings().clock());
        this.offline = offline;
        this.passage = passage;
    }

    static RunWorkspace open(RunPlan plan, RunEvents events) throws InterruptedException {
        Login login = plan.logins().developer();
        WorkspaceSettings settings = plan.offline();
        if (settings == null) {
            return new RunWorkspace(
                    plan, Objects.requireNonNull(login), plan.logins().app(), null, null);
        }
        OfflineWorkspace offline =
                OfflineWorkspace.open(
                        known(peopled(settings, plan.personas()), plan.passage())
                                .withFiles(plan.folder().path().resolve(Holdings.FOLDER))
                                .withSource(source(plan.folder().path()))
                                .withAppAt(plan.tls().scheme() + "://localhost:" + plan.port()),
                        plan.surroundings().clock(),
                        new CallTeller(events, plan.telling().verbose()));
        try {
            return open(plan, offline, events);
        } catch (ProblemException | InterruptedException e) {
            offline.close();
            throw e;
        }
    }

    private static RunWorkspace open(RunPlan plan, OfflineWorkspace offline, RunEvents events)
            throws InterruptedException {
        ClientCredentials app = appCredentials(plan, offline);
        RunWorkspace workspace =
                new RunWorkspace(
                        plan,
                        login(plan, offline, offline.developer()),
                        app == null ? null : login(plan, offline, app),
                        offline,
                        passage(plan, offline));
        events.offline(offline.host(), offline.persona(), workspace.appWords());
        if (plan.passage() != null) {
            events.passage(PassagePlan.url(), plan.passage().reason());
        }
        return workspace;
    }

    private static SourceFolder source(Path folder) {
        return new SourceFolder(folder, () -> AppFiles.in(folder));
    }

    private static WorkspaceSettings known(
            WorkspaceSettings settings, @Nullable PassagePlan passage) {
        return passage == null ? settings : settings.knownAs(PassagePlan.url());
    }

    private static @Nullable RunPassage passage(RunPlan plan, OfflineWorkspace offline)
            throws InterruptedException {
        PassagePlan passage = plan.passage();
        if (passage == null) {
            return null;
        }
        Map<String, String> app = plan.environment(plan.declared(), "", "", List.of()).toMap();
        return RunPassage.open(passage, app, offline.port());
    }

    private static WorkspaceSettings peopled(WorkspaceSettings settings, PersonaPlan plan) {
        Personas everybody = plan.personas();
        Persona developer = plan.usual();
        return everybody == null || developer == null
                ? settings
                : settings.of(everybody, developer);
    }

    /** As deployed, unless the user wants it otherwise. */
    private static @Nullable ClientCredentials appCredentials(
            RunPlan plan, OfflineWorkspace offline) {
        AppIdentity whose = plan.logins().appIdentity();
        if (whose == AppIdentity.NONE) {
            return null;
        }
        return whose == AppIdentity.DEVELOPER ? offline.developer() : offline.app();
    }

    private static Login login(
            RunPlan plan, OfflineWorkspace workspace, ClientCredentials credentials) {
        Surroundings around = plan.surroundings();
        return Logins.resolve(loginRequest(around, workspace, credentials), around.clock());
    }

    /** What leads to the login that these credentials of an offline workspace are. */
    public static LoginRequest loginRequest(
            Surroundings around, OfflineWorkspace workspace, ClientCredentials credentials) {
        Map<String, String> environment =
                Map.of(
                        "DATABRICKS_HOST", workspace.host(),
                        "DATABRICKS_WORKSPACE_ID", workspace.workspaceId(),
                        "DATABRICKS_CLIENT_ID", credentials.clientId(),
                        "DATABRICKS_CLIENT_SECRET", credentials.clientSecret().reveal());
        return new LoginRequest(environment, null, around.home(), around.version());
    }

    /** Whom requests can come from. */
    People people() {
        return new RunPeople(plan, developer, this::login).people();
    }

    private @Nullable Login login(Persona persona) {
        return offline == null
                ? plan.personas().logins().get(persona.id())
                : login(plan, offline, offline.clientOf(persona));
    }

    Developer developer() {
        return developer;
    }

    /**
     * The app's environment, completed with what the workspace says about itself. A workspace that
     * does not answer now delays the start by ten seconds at most and does not prevent it.
     *
     * @throws ProblemException if it refuses the login
     */
    AppEnvironment appEnvironment(PendingResources resources, RunEvents events)
            throws InterruptedException {
        HostMetadata metadata = metadata();
        developer.requireUsable(metadata);
        String workspaceId = workspaceId(events);
        Declared completed = resources.await();
        deployedScopes = resources.scopes();
        return plan.environment(
                completed,
                passage == null ? developer.host() : PassagePlan.url(),
                workspaceId,
                appVariables(metadata));
    }

    /** Begins to ask for the app's resources. */
    PendingResources resources(RunEvents events) {
        return PendingResources.begin(plan, developer, asked(), appLogin, events);
    }

    /** Offline with the app's own login: nobody's scopes keep an app from what it is given. */
    private WorkspaceAnswers.Source asked() {
        if (offline == null) {
            return developer::ask;
        }
        Developer app =
                new Developer(
                        login(plan, offline, offline.app()),
                        AccessTokenMode.AUTO,
                        plan.asDeployed(),
                        plan.surroundings().clock());
        return app::ask;
    }

    /** The developer's login as variables of a program's environment. */
    Map<String, String> developerVariables() {
        Map<String, String> variables = new HashMap<>();
        for (LoginVariable variable : LoginVariables.of(developerLogin, metadata())) {
            variables.put(variable.name(), variable.value());
        }
        return variables;
    }

    private HostMetadata metadata() {
        return offline == null ? developer.metadata() : HostMetadata.UNKNOWN;
    }

    private String workspaceId(RunEvents events) throws InterruptedException {
        try {
            String id = developer.workspaceId();
            if (id != null) {
                return id;
            }
            events.warning(
                    "the workspace does not say its id; DATABRICKS_WORKSPACE_ID is empty"
                            + " (set it before you start Lakefront)");
        } catch (TokenFailure e) {
            refuseIfRejected(e);
            events.warning(
                    "DATABRICKS_WORKSPACE_ID is empty: the workspace has not said its id yet");
        }
        return "";
    }

    /**
     * Waits until it is known who the developer is. If that cannot be had now it is a warning:
     * requests get 502 until it can.
     *
     * @throws ProblemException if it refuses the login
     */
    void introduceDeveloper(RunEvents events, CompletableFuture<?> appEnded)
            throws InterruptedException {
        String whyNoToken = developer.whyNoToken();
        if (whyNoToken != null) {
            events.noToken(whyNoToken);
        }
        if (developer.sendsPersonalToken()) {
            events.warning(
                    "the app gets your personal access token (--access-token pat): no scopes limit"
                            + " what it can do with it");
        }
        try {
            developer.introduce(appEnded);
            tellWho(events);
            tellScopes(events);
        } catch (TokenFailure e) {
            refuseIfRejected(e);
            refuseIfRequired(e);
            events.warning(
                    e.getMessage()
                            + " ("
                            + developer.problem(e).where()
                            + "); requests get 502 until that changes");
        }
    }

    private void tellScopes(RunEvents events) {
        AppScopes scopes = plan.logins().scopes();
        AccessToken token = developer.forwardedToken();
        String difference =
                scopes == null || token == null
                        ? null
                        : scopes.or(deployedScopes).difference(token);
        if (difference != null) {
            events.scopesDiffer(difference);
        }
    }

    private void tellWho(RunEvents events) {
        Identity who = developer.identity();
        if (offline == null && who != null) {
            events.signedIn(who, developer.loginWords() + " at " + developer.host(), appWords());
        }
    }

    private String appWords() {
        AppIdentity whose = plan.logins().appIdentity();
        Login app = appLogin;
        if (app == null) {
            return "has no login";
        }
        boolean isOwn =
                offline == null
                        ? whose == AppIdentity.SERVICE_PRINCIPAL
                        : whose != AppIdentity.DEVELOPER;
        return isOwn ? "signs in as service principal " + app.clientId() : "signs in as you";
    }

    private void refuseIfRequired(TokenFailure failure) {
        if (developer.requiresToken() && failure.missing() == TokenFailure.Missing.TOKEN) {
            throw new ProblemException(
                    Problem.of(
                            "--access-token required: " + failure.getMessage(),
                            "mend that, or leave the flag out"));
        }
    }

    private void refuseIfRejected(TokenFailure failure) {
        if (failure.isRejected()) {
            throw new ProblemException(developer.problem(failure));
        }
    }

    private List<Variable> appVariables(HostMetadata metadata) {
        List<Variable> variables = new ArrayList<>();
        if (passage != null) {
            variables.addAll(passage.variables());
        }
        Login app = appLogin;
        if (app == null) {
            return variables;
        }
        for (LoginVariable variable : LoginVariables.of(app, metadata)) {
            boolean isHost = variable.name().equals("DATABRICKS_HOST");
            variables.add(
                    Variable.login(
                            variable.name(),
                            isHost && passage != null ? PassagePlan.url() : variable.value()));
        }
        return variables;
    }

    @Override
    public void close() {
        if (passage != null) {
            passage.close();
        }
        if (offline != null) {
            offline.close();
        }
    }
}
