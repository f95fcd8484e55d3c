package dev.lakefront.run.session;

import dev.lakefront.app.build.NodeVersion;
import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.Logins;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.identity.Persona;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.login.OfflineLogin;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.plan.OfflinePlan;
import dev.lakefront.run.plan.PassagePlan;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.resource.WorkspaceAnswers;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The offline workspace of a run, which stands in for a real one: the logins that it gives, and the
 * way by which the app reaches it.
 */
final class RunOfflineWorkspace implements WorkspaceInUse {
    private final RunPlan plan;
    private final OfflineWorkspace workspace;
    private final @Nullable RunPassage passage;

    private RunOfflineWorkspace(
            RunPlan plan, OfflineWorkspace workspace, @Nullable RunPassage passage) {
        this.plan = plan;
        this.workspace = workspace;
        this.passage = passage;
    }

    /** Opens that of a plan which has one. */
    static RunOfflineWorkspace open(RunPlan plan, RunEvents events) throws InterruptedException {
        OfflineWorkspace workspace =
                OfflineWorkspace.open(
                        offline(plan).workspace(),
                        plan.surroundings().clock(),
                        new CallTeller(events, plan.telling().verbose()));
        try {
            return new RunOfflineWorkspace(plan, workspace, passage(plan, workspace));
        } catch (ProblemException | InterruptedException e) {
            workspace.close();
            throw e;
        }
    }

    private static OfflinePlan offline(RunPlan plan) {
        return Objects.requireNonNull(plan.offline(), "offline");
    }

    private static @Nullable RunPassage passage(RunPlan plan, OfflineWorkspace workspace)
            throws InterruptedException {
        PassagePlan passage = offline(plan).passage();
        if (passage == null) {
            return null;
        }
        return RunPassage.open(passage, environment(plan), workspace.port());
    }

    /** The app's, without what the workspace adds to it. */
    private static Map<String, String> environment(RunPlan plan) {
        return plan.environment(plan.app().declared(), "", "", List.of()).toMap();
    }

    @Override
    public void tell(String app, RunEvents events) {
        events.offline(workspace.host(), workspace.persona(), app);
        PassagePlan planned = offline(plan).passage();
        if (planned != null) {
            events.passage(PassagePlan.url(), planned.reason());
            warnOfNodeThatTakesNoProxy(events);
        }
    }

    @Override
    public void tell(Developer developer, String app, RunEvents events) {
        // who that is was known from the first
    }

    private void warnOfNodeThatTakesNoProxy(RunEvents events) {
        AppFolder folder = plan.app().folder();
        if (folder.kind() != AppKind.NODE) {
            return;
        }
        String version = NodeVersion.in(folder.path(), environment(plan));
        if (!NodeVersion.takesProxyOfEnvironment(version)) {
            events.warning(
                    "fetch of Node "
                            + version
                            + " does not find "
                            + PassagePlan.url()
                            + ", as it takes no proxy from the environment: use Node 24, or leave it"
                            + " out: --offline-https=false");
        }
    }

    @Override
    public Login developer() {
        return login(workspace.developer());
    }

    /** The login that the app gets: its own, as deployed, unless the user wants it otherwise. */
    @Override
    public @Nullable Login app() {
        AppIdentity whose = plan.logins().appIdentity();
        if (whose == AppIdentity.NONE) {
            return null;
        }
        return whose == AppIdentity.DEVELOPER ? developer() : ownLogin();
    }

    private Login ownLogin() {
        return login(workspace.app());
    }

    @Override
    public boolean appHasItsOwn() {
        return plan.logins().appIdentity() != AppIdentity.DEVELOPER;
    }

    @Override
    public Login login(Persona persona) {
        return login(workspace.clientOf(persona));
    }

    private Login login(ClientCredentials credentials) {
        Surroundings around = plan.surroundings();
        return Logins.resolve(OfflineLogin.request(around, workspace, credentials), around.clock());
    }

    @Override
    public String hostForApp() {
        return passage == null ? workspace.host() : PassagePlan.url();
    }

    @Override
    public List<Variable> variables() {
        return passage == null ? List.of() : passage.variables();
    }

    /** Nothing that a login would ask for is unknown. */
    @Override
    public HostMetadata metadata() {
        return HostMetadata.UNKNOWN;
    }

    /** The app itself, whatever login it gets: nobody's scopes keep it from what it is given. */
    @Override
    public WorkspaceAnswers.Source resources(Developer developer) {
        Developer app =
                new Developer(
                        ownLogin(),
                        AccessTokenMode.AUTO,
                        plan.door().asDeployed(),
                        plan.surroundings().clock());
        return app::ask;
    }

    @Override
    public void close() {
        if (passage != null) {
            passage.close();
        }
        workspace.close();
    }
}
