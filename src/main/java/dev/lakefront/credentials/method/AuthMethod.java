package dev.lakefront.credentials.method;

import dev.lakefront.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** One way to log in. */
public interface AuthMethod {
    /** Its name as an {@code auth_type}; null if only its use decides which one it is. */
    @Nullable String name();

    /**
     * The credential of a login whose needs are met. No network.
     *
     * @throws ProblemException if something outside of the attributes is missing
     */
    Credential credential(LoginContext context);
}
