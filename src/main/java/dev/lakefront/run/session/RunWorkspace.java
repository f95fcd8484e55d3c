package dev.lakefront.run.session;

import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginVariable;
import dev.lakefront.credentials.LoginVariables;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.resource.WorkspaceAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The workspace of a run, real or offline, and the two who use it: the developer, whose token each
 * request carries, and the app, whose environment holds a login. On a real workspace both are the
 * developer; offline the app is its own service principal, as it is deployed.
 */
final class RunWorkspace implements AutoCloseable {
    private final RunPlan plan;
    private final Login developerLogin;
    private final @Nullable Login appLogin;
    private final Developer developer;
    private List<String> deployedScopes = List.of();
    private final @Nullable RunOfflineWorkspace offline;

    private RunWorkspace(
            RunPlan plan,
            Login developerLogin,
            @Nullable Login appLogin,
            @Nullable RunOfflineWorkspace offline) {
        this.plan = plan;
        this.developerLogin = developerLogin;
        this.appLogin = appLogin;
        this.developer =
                new Developer(
                        developerLogin,
                        plan.logins().accessToken(),
                        plan.door().asDeployed(),
                        plan.surroundings().clock());
        this.offline = offline;
    }

    static RunWorkspace open(RunPlan plan, RunEvents events) throws InterruptedException {
        Login login = plan.logins().developer();
        if (login != null) {
            return new RunWorkspace(plan, login, plan.logins().app(), null);
        }
        RunOfflineWorkspace offline = RunOfflineWorkspace.open(plan, events);
        RunWorkspace workspace =
                new RunWorkspace(plan, offline.developer(), offline.app(), offline);
        offline.tell(workspace.appWords(), events);
        return workspace;
    }

    /** Whom requests can come from. */
    People people() {
        return new RunPeople(plan, developer, this::login).people();
    }

    private @Nullable Login login(Persona persona) {
        return offline == null
                ? plan.personas().logins().get(persona.id())
                : offline.login(persona);
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
                completed, hostForApp(), workspaceId, variables(appLogin, metadata));
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
                        offline.ownLogin(),
                        AccessTokenMode.AUTO,
                        plan.door().asDeployed(),
                        plan.surroundings().clock());
        return app::ask;
    }

    /** The developer's login, and the way to the workspace, for another program than the app. */
    Map<String, String> developerVariables() {
        Map<String, String> variables = new HashMap<>();
        for (Variable variable : variables(developerLogin, metadata())) {
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

    /** Where the app finds the workspace. */
    private String hostForApp() {
        return offline == null ? developer.host() : offline.hostForApp();
    }

    /** What a program must know that has a login, or none, to find the workspace. */
    private List<Variable> variables(@Nullable Login login, HostMetadata metadata) {
        List<Variable> variables = new ArrayList<>();
        if (offline != null) {
            variables.addAll(offline.variables());
        }
        if (login == null) {
            return variables;
        }
        for (LoginVariable variable : LoginVariables.of(login, metadata)) {
            boolean isHost = variable.name().equals("DATABRICKS_HOST");
            variables.add(
                    Variable.login(variable.name(), isHost ? hostForApp() : variable.value()));
        }
        return variables;
    }

    @Override
    public void close() {
        if (offline != null) {
            offline.close();
        }
    }
}
