package dev.lakefront.credentials.ci;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.FederatedFetcher;
import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;
import java.util.Objects;

/**
 * The ID token of an Azure DevOps job (REST API "OIDC token - create", 7.2). Its audience is always
 * {@code api://AzureADTokenExchange}.
 */
public final class AzureDevOpsOidcMethod implements AuthMethod {
    private static final String COLLECTION = "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI";

    @Override
    public String name() {
        return AuthType.AZURE_DEVOPS_OIDC.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        LoginRequest shell = context.request();
        var issuer =
                new Issuer(
                        context,
                        "Azure DevOps",
                        "it refuses SYSTEM_ACCESSTOKEN; is it mapped from $(System.AccessToken)?");
        HttpCall call =
                HttpCall.postJson(address(shell), "")
                        .with(
                                Authorization.bearer(
                                        new Secret(require(shell, "SYSTEM_ACCESSTOKEN"))));
        return new Credential.OAuth(
                new FederatedFetcher(
                        context, (_, deadline) -> issuer.secret(call, "/oidcToken", deadline)));
    }

    private static URI address(LoginRequest shell) {
        URI collection =
                Endpoints.ofSetting(
                        "the Azure DevOps collection",
                        new Setting(require(shell, COLLECTION), COLLECTION));
        String root = collection.toString();
        String address =
                (root.endsWith("/") ? root : root + "/")
                        + require(shell, "SYSTEM_TEAMPROJECTID")
                        + "/_apis/distributedtask/hubs/"
                        + require(shell, "SYSTEM_HOSTTYPE")
                        + "/plans/"
                        + require(shell, "SYSTEM_PLANID")
                        + "/jobs/"
                        + require(shell, "SYSTEM_JOBID")
                        + "/oidctoken?api-version=7.2-preview.1";
        URI uri = Endpoints.read(address);
        if (uri == null) {
            throw new ProblemException(
                    Problem.of("the SYSTEM_ variables of Azure DevOps do not make a URL"));
        }
        return uri;
    }

    /** {@code AuthFacts} has seen that it is set. */
    private static String require(LoginRequest shell, String variable) {
        return Objects.requireNonNull(shell.variable(variable), variable);
    }
}
