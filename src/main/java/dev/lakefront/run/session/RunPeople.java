package dev.lakefront.run.session;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.method.TokenScopes;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom the requests of a run can come from: the developer, and the personas side by side. */
final class RunPeople {
    private final RunPlan plan;
    private final Developer developer;
    private final Function<Persona, @Nullable Login> logins;

    /**
     * @param logins the login of a persona; null for one that is made up
     */
    RunPeople(RunPlan plan, Developer developer, Function<Persona, @Nullable Login> logins) {
        this.plan = plan;
        this.developer = developer;
        this.logins = logins;
    }

    People people() {
        Personas personas = plan.personas().personas();
        Persona usual = plan.personas().usual();
        List<Person> choices = new ArrayList<>();
        Person you = person("", developer.callers());
        for (Persona persona : personas == null ? List.<Persona>of() : personas.all()) {
            boolean isYou = persona.equals(usual);
            Person choice = person(persona.id(), callers(persona, isYou));
            choices.add(choice);
            you = isYou ? choice : you;
        }
        return People.of(you, choices, developer.bearers());
    }

    private static Person person(String id, CallerSource callers) {
        return new Person(id, callers, TokenScopes::of);
    }

    private CallerSource callers(Persona persona, boolean isYou) {
        Login login = logins.apply(persona);
        if (login == null) {
            return madeUp(persona);
        }
        return isYou
                ? developer.callers()
                : new Developer(
                                login,
                                plan.logins().accessToken(),
                                plan.door().asDeployed(),
                                plan.surroundings().clock())
                        .callers();
    }

    /** Nobody's token: no workspace knows this person. */
    private CallerSource madeUp(Persona persona) {
        Login login = plan.logins().developer();
        Identity identity =
                plan.door().asDeployed() && login != null
                        ? persona.identity().asDeployed(login.workspaceId())
                        : persona.identity();
        CompletableFuture<Caller> caller =
                CompletableFuture.completedFuture(new Caller(identity, null));
        return () -> caller;
    }
}
