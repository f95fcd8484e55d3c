package dev.lakefront.run.session;

import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.resource.WorkspaceAnswers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that was there before the run, and will be after it.
 *
 * @param developer their login to it
 */
record RealWorkspace(RunPlan plan, Login developer) implements WorkspaceInUse {
    @Override
    public @Nullable Login app() {
        return plan.logins().app();
    }

    @Override
    public boolean appHasItsOwn() {
        return plan.logins().appIdentity() == AppIdentity.SERVICE_PRINCIPAL;
    }

    @Override
    public @Nullable Login login(Persona persona) {
        return plan.personas().logins().get(persona.id());
    }

    @Override
    public String hostForApp() {
        return developer.host();
    }

    @Override
    public List<Variable> variables() {
        return List.of();
    }

    @Override
    public HostMetadata metadata() {
        return developer.workspaceApi().metadata();
    }

    @Override
    public WorkspaceAnswers.Source resources(Developer asking) {
        return asking::ask;
    }

    @Override
    public void tell(String app, RunEvents events) {
        // it is told of with who one is in it, which only it knows
    }

    @Override
    public void tell(Developer who, String app, RunEvents events) {
        Identity identity = who.identity();
        if (identity != null) {
            events.signedIn(identity, who.loginWords() + " at " + who.host(), app);
        }
    }

    @Override
    public void close() {
        // it goes on
    }
}
