package dev.lakefront.credentials.method;

import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;

/** An ID token that stands in an environment variable. */
public final class EnvOidcMethod implements AuthMethod {
    @Override
    public String name() {
        return AuthType.ENV_OIDC.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        String variable = AuthType.oidcTokenVariable(context.attributes());
        Secret idToken = BearerTokens.read(context.request().variable(variable));
        if (idToken == null) {
            throw new ProblemException(
                    Problem.of(
                            "the ID token in "
                                    + variable
                                    + " has a space, a line break or another character that no"
                                    + " token has",
                            "set " + variable + " to the token alone"));
        }
        return new Credential.OAuth(new FederatedFetcher(context, (_, _) -> idToken));
    }
}
