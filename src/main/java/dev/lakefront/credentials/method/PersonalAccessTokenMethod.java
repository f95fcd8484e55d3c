package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;

/** A personal access token. */
public final class PersonalAccessTokenMethod implements AuthMethod {
    @Override
    public String name() {
        return "pat";
    }

    @Override
    public Credential credential(LoginContext context) {
        Secret token = BearerTokens.read(context.attributes().require(Attribute.TOKEN));
        if (token == null) {
            throw new ProblemException(
                    new Problem(
                            "the personal access token has a space, a line break or another"
                                    + " character that no token has",
                            context.attributes().authorizationOrigin(),
                            "set DATABRICKS_TOKEN, or token in the profile, to a new copy of it"));
        }
        return new Credential.Fixed(name(), Authorization.bearer(token));
    }
}
