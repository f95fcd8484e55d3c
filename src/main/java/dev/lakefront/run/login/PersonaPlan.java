package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.persona.PersonasReader;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who there is to be in a run.
 *
 * @param personas everybody; null if there is nobody but the developer
 * @param usual who one is without saying anything; null: the developer
 * @param logins of those who have one of their own on a real workspace, by id
 */
public record PersonaPlan(
        @Nullable Personas personas, @Nullable Persona usual, Map<String, Login> logins) {
    /** Nobody but the developer. */
    public static final PersonaPlan NONE = new PersonaPlan(null, null, Map.of());

    /**
     * Who there is to be, by the folder's file, or by default.
     *
     * @param as the id that {@code --as} names
     * @throws ProblemException if nobody has that id, or with what is wrong in the folder's file
     */
    public static PersonaPlan of(Path folder, @Nullable String as, boolean offline) {
        Personas written = PersonasReader.read(folder);
        Personas all = written == null && (offline || as != null) ? Personas.DEFAULT : written;
        if (all == null) {
            return NONE;
        }
        if (as == null) {
            return new PersonaPlan(all, offline ? all.first() : null, Map.of());
        }
        Persona chosen = all.withId(as);
        if (chosen == null) {
            throw new ProblemException(
                    Problem.of(
                            "as: " + as + " (expected: " + String.join(", ", all.ids()) + ")",
                            as.equals(Person.ANONYMOUS.id())
                                    ? "choose one of these; nobody is "
                                            + as
                                            + ".localhost in each run"
                                    : "choose one of these, or describe "
                                            + as
                                            + " in personas.yaml"));
        }
        return new PersonaPlan(all, chosen, Map.of());
    }

    /**
     * The same, with the logins of a real workspace.
     *
     * @throws ProblemException with everything that is wrong with any of them
     */
    public PersonaPlan withLogins(AppSource app, LoginOptions options, Surroundings around) {
        return personas == null
                ? this
                : new PersonaPlan(
                        personas, usual, PersonaLogins.of(app, personas, options, around));
    }

    /**
     * The names by which one is somebody, whom the front door's certificate must name one by one.
     */
    public List<String> hostNames() {
        List<String> ids = new ArrayList<>(List.of(Person.ANONYMOUS.id()));
        if (personas != null) {
            ids.addAll(personas.ids());
        }
        return ids.stream().map(id -> id + ".localhost").toList();
    }

    /** Whose login it is: the one asked for, unless the persona has one of its own. */
    public LoginOptions login(LoginOptions asked) {
        if (usual == null || usual.profile() == null) {
            return asked;
        }
        if (asked.profile() != null) {
            throw new ProblemException(
                    Problem.of(
                            "--as " + usual.id() + ": has the profile " + usual.profile(),
                            "leave --profile out"));
        }
        return asked.ofProfile(usual.profile());
    }

    /** Where that login is looked for. */
    public Surroundings login(Surroundings around) {
        return usual == null || usual.profile() == null ? around : around.withoutLogin();
    }
}
