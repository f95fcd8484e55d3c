package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.Logins;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Problems;
import dev.lakefront.run.option.Surroundings;
import java.util.HashMap;
import java.util.Map;

/** The logins of personas on a real workspace: of those who have a profile. */
final class PersonaLogins {
    private PersonaLogins() {}

    /**
     * By the persona's id.
     *
     * @throws ProblemException with everything that is wrong with any of them
     */
    static Map<String, Login> of(
            AppSource app, Personas personas, LoginOptions options, Surroundings around) {
        Problems problems = new Problems();
        Map<String, Login> logins = new HashMap<>();
        Surroundings outside = around.withoutLogin();
        for (Persona persona : personas.all()) {
            String profile = persona.profile();
            if (profile != null) {
                LoginOptions own = options.ofProfile(profile);
                Login login =
                        problems.collect(() ->
                                Logins.resolve(LoginSearch.of(app, own, outside), outside.clock()));
                if (login != null) {
                    logins.put(persona.id(), login);
                }
            }
        }
        problems.throwIfAny();
        return logins;
    }
}
