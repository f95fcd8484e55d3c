package dev.lakefront.credentials;

import dev.lakefront.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a login was found, or why none was. Holds secrets and prints none. */
public final class LoginDescription {
    private final LoginRequest request;
    private final Attributes attributes;
    private final @Nullable Login login;
    private final List<Problem> problems;

    LoginDescription(
            LoginRequest request,
            Attributes attributes,
            @Nullable Login login,
            List<Problem> problems) {
        this.request = request;
        this.attributes = login == null ? attributes : login.attributes();
        this.login = login;
        this.problems = List.copyOf(problems);
    }

    /** The login; null if there are problems. */
    public @Nullable Login login() {
        return login;
    }

    /** Everything that is wrong with it. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return "LoginDescription[login=" + login + ", problems=" + problems + "]";
    }
}
