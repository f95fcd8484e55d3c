package dev.lakefront.run;

import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.persona.PersonasReader;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who there is to be in a run.
 *
 * @param personas everybody; null if there is nobody but the developer
 * @param usual who one is without saying anything; null: the developer
 */
record PersonaPlan(@Nullable Personas personas, @Nullable Persona usual) {
    /** Nobody but the developer. */
    static final PersonaPlan NONE = new PersonaPlan(null, null);

    /**
     * @param as the id that {@code --as} names
     * @throws ProblemException if nobody has that id, or with what is wrong in the folder's file
     */
    static PersonaPlan of(Path folder, @Nullable String as, boolean offline) {
        Personas written = PersonasReader.read(folder);
        Personas all = written == null && (offline || as != null) ? Personas.DEFAULT : written;
        if (all == null) {
            return NONE;
        }
        if (as == null) {
            return new PersonaPlan(all, offline ? all.first() : null);
        }
        Persona chosen = all.withId(as);
        if (chosen == null) {
            throw new ProblemException(
                    Problem.of(
                            "as: " + as + " (expected: " + String.join(", ", all.ids()) + ")",
                            "choose one of these, or describe " + as + " in personas.yaml"));
        }
        return new PersonaPlan(all, chosen);
    }

    /** Whose login it is: the one asked for, unless the persona has one of its own. */
    LoginOptions login(LoginOptions asked) {
        if (usual == null) {
            return asked;
        }
        if (usual.profile() == null) {
            throw new ProblemException(
                    Problem.of(
                            "--as " + usual.id() + ": made up, so no workspace knows this person",
                            "add --offline, or give the persona a profile: in personas.yaml"));
        }
        if (asked.profile() != null) {
            throw new ProblemException(
                    Problem.of(
                            "--as " + usual.id() + ": has the profile " + usual.profile(),
                            "leave --profile out"));
        }
        return asked.withProfile(usual.profile());
    }
}
