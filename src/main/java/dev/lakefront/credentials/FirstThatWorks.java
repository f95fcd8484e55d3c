package dev.lakefront.credentials;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.CompanionFields;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several ways to log in, none of which the login asks for: each is tried in turn, and the first
 * that yields a token is the login from then on.
 */
final class FirstThatWorks implements AuthMethod {
    private final List<AuthType> types;

    FirstThatWorks(List<AuthType> types) {
        this.types = List.copyOf(types);
    }

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public Credential credential(LoginContext context) {
        var usable = new ArrayList<Credential.OAuth>();
        var problems = new ArrayList<Problem>();
        for (AuthType type : types) {
            try {
                Credential credential = AuthMethods.method(type).credential(context);
                if (credential instanceof Credential.OAuth oauth) {
                    usable.add(oauth);
                }
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        if (usable.isEmpty()) {
            throw new ProblemException(problems);
        }
        var attempts = new Attempts(usable);
        return new Credential.OAuth(attempts, attempts);
    }

    /** The tries, and what came of them. */
    private static final class Attempts implements TokenFetcher, CompanionFields {
        private final List<Credential.OAuth> credentials;
        private volatile Credential.@Nullable OAuth found;

        Attempts(List<Credential.OAuth> credentials) {
            this.credentials = credentials;
        }

        @Override
        public AccessToken fetch() throws TokenFailure {
            Credential.OAuth known = found;
            return known == null ? search() : known.fetcher().fetch();
        }

        private AccessToken search() throws TokenFailure {
            Deadline deadline = Deadline.in(Deadline.OF_A_FETCH);
            var failures = new ArrayList<TokenFailure>();
            for (Credential.OAuth candidate : credentials) {
                if (deadline.hasPassed()) {
                    break;
                }
                try {
                    AccessToken token = candidate.fetcher().fetch();
                    found = candidate;
                    return token;
                } catch (TokenFailure failure) {
                    failures.add(failure);
                }
            }
            throw together(failures);
        }

        private static TokenFailure together(List<TokenFailure> failures) {
            var words = new ArrayList<String>();
            boolean rejected = true;
            for (TokenFailure failure : failures) {
                words.add(String.valueOf(failure.getMessage()));
                rejected &= failure.isRejected();
            }
            String message = String.join("; and ", words);
            return rejected ? TokenFailure.rejected(message) : TokenFailure.passing(message);
        }

        /** Nobody is asked who he is before there is a token. */
        @Override
        public Map<String, Secret> fetch(Deadline deadline) throws TokenFailure {
            Credential.OAuth known = found;
            CompanionFields companions = known == null ? null : known.companions();
            return companions == null ? Map.of() : companions.fetch(deadline);
        }
    }
}
