package dev.lakefront.credentials;

import dev.lakefront.problem.ProblemException;
import java.util.List;

/** One way to log in. */
interface AuthMethod {
    /** Its name as an {@code auth_type}. */
    String name();

    /** The attributes it cannot do without, beside the host. */
    List<Attribute> needs();

    /**
     * The credential of a login whose needs are met. No network.
     *
     * @throws ProblemException if something outside of the attributes is missing
     */
    Credential credential(LoginContext context);
}
