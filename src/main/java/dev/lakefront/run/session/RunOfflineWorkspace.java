package dev.lakefront.run.session;

import dev.lakefront.app.build.NodeVersion;
import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.Logins;
import dev.lakefront.identity.Persona;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.OfflineLogin;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.plan.OfflinePlan;
import dev.lakefront.run.plan.PassagePlan;
import dev.lakefront.run.plan.RunPlan;
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
final class RunOfflineWorkspace implements AutoCloseable {
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

    /**
     * Tells of it.
     *
     * @param app whose login the app has, in words
     */
    void tell(String app, RunEvents events) {
        events.offline(workspace.host(), workspace.persona(), app);
        PassagePlan planned = offline(plan).passage();
        if (planned != null) {
            events.passage(PassagePlan.url(), planned.reason());
            warnOfNodeThatTakesNoProxy(events);
        }
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

    Login developer() {
        return login(workspace.developer());
    }

    /** The login that the app gets: its own, as deployed, unless the user wants it otherwise. */
    @Nullable Login app() {
        AppIdentity whose = plan.logins().appIdentity();
        if (whose == AppIdentity.NONE) {
            return null;
        }
        return whose == AppIdentity.DEVELOPER ? developer() : ownLogin();
    }

    /** The app's own, whether or not it gets that. */
    Login ownLogin() {
        return login(workspace.app());
    }

    Login login(Persona persona) {
        return login(workspace.clientOf(persona));
    }

    private Login login(ClientCredentials credentials) {
        Surroundings around = plan.surroundings();
        return Logins.resolve(OfflineLogin.request(around, workspace, credentials), around.clock());
    }

    /** Where the app finds it. */
    String hostForApp() {
        return passage == null ? workspace.host() : PassagePlan.url();
    }

    /** What the app must know to find it there. */
    List<Variable> variables() {
        return passage == null ? List.of() : passage.variables();
    }

    @Override
    public void close() {
        if (passage != null) {
            passage.close();
        }
        workspace.close();
    }
}
