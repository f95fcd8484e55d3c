package dev.lakefront.run.session;

import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginVariable;
import dev.lakefront.credentials.LoginVariables;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.plan.RunPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The workspace of a run and the two who use it: the developer, whose token each request carries,
 * and the app, whose environment holds a login. On a real workspace both are the developer; offline
 * the app is its own service principal, as it is deployed.
 */
final class RunWorkspace implements AutoCloseable {
    private final RunPlan plan;
    private final RunEvents events;
    private final WorkspaceInUse workspace;
    private final @Nullable Login appLogin;
    private final Developer developer;
    private List<String> deployedScopes = List.of();

    private RunWorkspace(RunPlan plan, RunEvents events, WorkspaceInUse workspace) {
        this.plan = plan;
        this.events = events;
        this.workspace = workspace;
        this.appLogin = workspace.app();
        this.developer =
                new Developer(
                        workspace.developer(),
                        plan.logins().accessToken(),
                        plan.door().asDeployed(),
                        plan.surroundings().clock());
    }

    static RunWorkspace open(RunPlan plan, RunEvents events) throws InterruptedException {
        Login login = plan.logins().developer();
        WorkspaceInUse inUse =
                login == null
                        ? RunOfflineWorkspace.open(plan, events)
                        : new RealWorkspace(plan, login);
        RunWorkspace workspace = new RunWorkspace(plan, events, inUse);
        inUse.tell(workspace.appWords(), events);
        return workspace;
    }

    /** Whom requests can come from. */
    People people() {
        return new RunPeople(plan, developer, workspace::login).people();
    }

    Developer developer() {
        return developer;
    }

    /** Begins to ask for the app's resources. */
    PendingResources resources() {
        return PendingResources.begin(
                plan, developer, workspace.resources(developer), appLogin, events);
    }

    /**
     * The app's environment, completed with what the workspace says about itself. A workspace that
     * does not answer now delays the start by ten seconds at most and does not prevent it.
     *
     * @throws ProblemException if it refuses the login
     */
    AppEnvironment appEnvironment(PendingResources resources) throws InterruptedException {
        HostMetadata metadata = workspace.metadata();
        developer.requireUsable(metadata);
        String workspaceId = introduction().workspaceId();
        Declared completed = resources.await();
        deployedScopes = resources.scopes();
        return plan.environment(
                completed, workspace.hostForApp(), workspaceId, variables(appLogin, metadata));
    }

    /** The developer's login, and the way to the workspace, for another program than the app. */
    Map<String, String> developerVariables() {
        Map<String, String> variables = new HashMap<>();
        for (Variable variable : variables(workspace.developer(), workspace.metadata())) {
            variables.put(variable.name(), variable.value());
        }
        return variables;
    }

    /** What a program must know that has a login, or none, to find the workspace. */
    private List<Variable> variables(@Nullable Login login, HostMetadata metadata) {
        List<Variable> variables = new ArrayList<>(workspace.variables());
        if (login == null) {
            return variables;
        }
        for (LoginVariable variable : LoginVariables.of(login, metadata)) {
            boolean isHost = variable.name().equals("DATABRICKS_HOST");
            variables.add(
                    Variable.login(
                            variable.name(), isHost ? workspace.hostForApp() : variable.value()));
        }
        return variables;
    }

    /**
     * Waits until it is known who the developer is, or that this cannot be had now.
     *
     * @throws ProblemException if the workspace refuses the login
     */
    void introduceDeveloper(CompletableFuture<?> appEnded) throws InterruptedException {
        introduction().await(() -> workspace.tell(developer, appWords(), events), appEnded);
    }

    private Introduction introduction() {
        AppScopes scopes = plan.logins().scopes();
        return new Introduction(
                developer, scopes == null ? null : scopes.or(deployedScopes), events);
    }

    private String appWords() {
        if (appLogin == null) {
            return "has no login";
        }
        return workspace.appHasItsOwn()
                ? "signs in as service principal " + appLogin.clientId()
                : "signs in as you";
    }

    @Override
    public void close() {
        workspace.close();
    }
}
