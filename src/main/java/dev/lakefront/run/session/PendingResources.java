package dev.lakefront.run.session;

import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.resource.DeployedApp;
import dev.lakefront.run.resource.KeptAnswers;
import dev.lakefront.run.resource.KeptAnswers.Kept;
import dev.lakefront.run.resource.LakebaseLookup;
import dev.lakefront.run.resource.ResourcePlan;
import dev.lakefront.run.resource.ResourceResolver;
import dev.lakefront.run.resource.Unresolved;
import dev.lakefront.run.resource.WorkspaceAnswers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the user has written down, as it is completed with the app's resources: asked for on a
 * thread of its own, beside the rest of the start.
 */
final class PendingResources {
    private static final String SECRETS_QUESTION =
            "The app asks for the values of secrets. Read them with your login?";

    private final RunPlan plan;
    private final Developer developer;
    private final WorkspaceAnswers.Source asked;
    private final @Nullable Login app;
    private final RunEvents events;
    private volatile List<String> scopes = List.of();
    private @Nullable Background<Declared> asking;

    private PendingResources(
            RunPlan plan,
            Developer developer,
            WorkspaceAnswers.Source asked,
            @Nullable Login app,
            RunEvents events) {
        this.plan = plan;
        this.developer = developer;
        this.asked = asked;
        this.app = app;
        this.events = events;
    }

    /**
     * Begins to ask, if there is anything to ask.
     *
     * @param asked who is asked
     * @param app whose login the app has; null if it has none
     */
    static PendingResources begin(
            RunPlan plan,
            Developer developer,
            WorkspaceAnswers.Source asked,
            @Nullable Login app,
            RunEvents events) {
        PendingResources pending = new PendingResources(plan, developer, asked, app, events);
        if (plan.resources().isAsking()) {
            pending.asking = Background.begin("resources", pending::completed);
        }
        return pending;
    }

    /**
     * Waits for the answers, half a minute at most.
     *
     * @throws ProblemException with every variable of the spec that has no value even so
     */
    Declared await() throws InterruptedException {
        Background<Declared> begun = asking;
        return begun == null ? plan.app().declared() : begun.await();
    }

    /** What the deployed app's tokens are good for, if it was asked and {@link #await} is over. */
    List<String> scopes() {
        return scopes;
    }

    private Declared completed() throws InterruptedException {
        ResourcePlan resources = plan.resources();
        Instant now = plan.surroundings().clock().instant();
        KeptAnswers keeper =
                resources.app() == null
                        ? null
                        : KeptAnswers.of(resources.app(), plan.surroundings());
        WorkspaceAnswers answers =
                new WorkspaceAnswers(this::ask, keeper == null ? null : kept(keeper), now);
        Json deployed = plan.logins().deployedApp();
        if (deployed != null && resources.app() != null) {
            answers.heard(DeployedApp.path(resources.app()), deployed);
        }
        ResourceResolver.Found found =
                new ResourceResolver(resources, answers, this::mayReadSecrets).resolve();
        if (keeper != null && !isOffline() && !answers.given().isEmpty()) {
            keeper.keep(developer.host(), answers.given(), now);
        }
        scopes = found.scopes();
        tell(found, answers);
        return checked(
                plan.app().declared().with(found.resources()).attached(database(found)), found);
    }

    /** The offline workspace is not where the app is deployed: of that, only kept answers tell. */
    private @Nullable Json ask(String path) throws TokenFailure {
        String app = plan.resources().app();
        return isOffline() && app != null && path.equals(DeployedApp.path(app))
                ? null
                : asked.ask(path);
    }

    private @Nullable Kept kept(KeptAnswers keeper) {
        if (!plan.resources().keptAnswers()) {
            return null;
        }
        return isOffline() ? keeper.newest() : keeper.ofHost(developer.host());
    }

    private boolean isOffline() {
        return plan.logins().developer() == null;
    }

    private boolean mayReadSecrets() {
        return switch (plan.resources().secrets()) {
            case ALLOWED -> true;
            case REFUSED -> false;
            case ON_DEMAND -> plan.surroundings().prompt().confirms(SECRETS_QUESTION);
        };
    }

    private void tell(ResourceResolver.Found found, WorkspaceAnswers answers) {
        List<String> kept = new ArrayList<>();
        for (var resource : found.resources()) {
            if (resource.from() instanceof Origin.WorkspaceAnswer answer && answer.age() != null) {
                kept.add(resource.key() + " from the " + answer);
            }
        }
        if (!kept.isEmpty()) {
            TokenFailure failure = answers.failure();
            events.warning(
                    "resources as the workspace had them earlier: "
                            + String.join(", ", kept)
                            + (failure == null ? "" : "; " + failure.what()));
        }
    }

    /** What the platform tells an app of the database that is attached to it. */
    private List<Variable> database(ResourceResolver.Found found) throws InterruptedException {
        LakebaseLookup.Place place = found.database();
        if (place == null) {
            return List.of();
        }
        List<Variable> variables = new ArrayList<>();
        add(variables, "PGHOST", place.host());
        add(variables, "PGPORT", "5432");
        add(variables, "PGDATABASE", place.database());
        add(variables, "PGUSER", databaseUser());
        add(variables, "PGSSLMODE", "require");
        add(variables, "PGAPPNAME", plan.app().name());
        return variables;
    }

    private static void add(List<Variable> variables, String name, String value) {
        if (!value.isEmpty()) {
            variables.add(
                    new Variable(
                            name, value, new Origin.WorkspaceAnswer("attached database", null)));
        }
    }

    /** Whoever the app signs in as: it asks for the password itself. */
    private String databaseUser() throws InterruptedException {
        if (app == null) {
            return "";
        }
        String clientId = app.clientId();
        if (clientId != null) {
            return clientId;
        }
        try {
            developer.introduce(new CompletableFuture<>());
        } catch (TokenFailure e) {
            events.warning("PGUSER is not set: " + e.getMessage());
        }
        Identity identity = developer.identity();
        return identity == null ? "" : identity.userName();
    }

    private Declared checked(Declared declared, ResourceResolver.Found found) {
        List<Problem> problems = new ArrayList<>();
        for (EnvEntry entry : declared.unresolved(plan.surroundings().shell())) {
            problems.add(Unresolved.problem(entry, plan.resources(), found));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return declared;
    }
}
