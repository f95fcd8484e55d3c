package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.CompanionFields;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.SearchPath;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's login, or a service principal's, that the Azure CLI keeps: {@code az login}. */
public final class AzureCliMethod implements AuthMethod {
    @Override
    public String name() {
        return AuthType.AZURE_CLI.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        Path executable = SearchPath.find("az", context.request(), _ -> true);
        if (executable == null) {
            throw new ProblemException(
                    Problem.of(
                            "auth type azure-cli needs the `az` command, which is not on the PATH",
                            "install the Azure CLI and run `az login`"));
        }
        AzureEnvironment environment = AzureEnvironment.of(context.attributes());
        var tokens = new AzureCli(executable, context);
        return new Credential.OAuth(
                () -> tokens.forWorkspace(environment), companions(context, environment, tokens));
    }

    /**
     * Only where the resource is named, without which they say nothing: each costs another run of
     * {@code az}. Whoever may not manage it has none, and needs none.
     */
    private static @Nullable CompanionFields companions(
            LoginContext context, AzureEnvironment environment, AzureTokens tokens) {
        if (!context.attributes().has(Attribute.AZURE_RESOURCE_ID)) {
            return null;
        }
        var companions = new AzureCompanions(context, environment, tokens);
        return deadline -> {
            try {
                return companions.fetch(deadline);
            } catch (TokenFailure _) {
                return Map.of();
            }
        };
    }
}
