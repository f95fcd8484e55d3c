package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthMethodsTest {
    private static final String AZURE = "https://adb-1.2.azuredatabricks.net";

    private static final String DEVOPS =
            "SYSTEM_ACCESSTOKEN=t;SYSTEM_TEAMFOUNDATIONCOLLECTIONURI=https://dev.test/;"
                    + "SYSTEM_PLANID=p;SYSTEM_JOBID=j;SYSTEM_TEAMPROJECTID=t;SYSTEM_HOSTTYPE=build";

    private static final String GITHUB =
            "ACTIONS_ID_TOKEN_REQUEST_URL=https://g.test;ACTIONS_ID_TOKEN_REQUEST_TOKEN=t";

    private static final String PRINCIPAL = "ARM_CLIENT_ID=c;ARM_TENANT_ID=t;ARM_CLIENT_SECRET=s";

    @TempDir Path home;
    private final List<Problem> problems = new ArrayList<>();

    private @Nullable AuthMethod choose(String host, String variables) {
        var shell = new LoginFixture(home).set("DATABRICKS_HOST", host);
        String all =
                variables
                        .replace("{devops}", DEVOPS)
                        .replace("{github}", GITHUB)
                        .replace("{principal}", PRINCIPAL);
        for (String variable : all.split(";", -1)) {
            String[] parts = variable.split("=", 2);
            if (parts.length == 2) {
                shell.set(parts[0].strip(), parts[1]);
            }
        }
        LoginRequest request = shell.request();
        Attributes attributes = Attributes.ofEnvironment(request, _ -> true);
        return AuthMethods.choose(attributes, request, problems);
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://h.test | DATABRICKS_TOKEN=t                      | pat                 | a token is set
                    https://h.test | DATABRICKS_USERNAME=u;DATABRICKS_PASSWORD=p | basic           | both are set
                    https://h.test | DATABRICKS_CLIENT_ID=i;DATABRICKS_CLIENT_SECRET=s | oauth-m2m | both are set
                    https://h.test | ''                                      | databricks-cli      | it needs nothing
                    https://h.test | DATABRICKS_METADATA_SERVICE_URL=http://localhost:1 | metadata-service | its URL is set
                    https://h.test | DATABRICKS_OIDC_TOKEN=t                 | env-oidc            | the customary variable is set
                    https://h.test | DATABRICKS_OIDC_TOKEN_ENV=MY;MY=t       | env-oidc            | the named variable is set
                    https://h.test | DATABRICKS_OIDC_TOKEN=t;DATABRICKS_CLIENT_ID=i | env-oidc     | an id without a secret goes with a token
                    https://h.test | DATABRICKS_OIDC_TOKEN_FILEPATH=f        | file-oidc           | its file is named
                    https://h.test | {github};DATABRICKS_CLIENT_ID=i         | github-oidc         | an id in a job has the job's token
                    https://h.test | {devops};DATABRICKS_CLIENT_ID=i         | azure-devops-oidc   | an id in a job has the job's token
                    https://h.test | {github};{devops};DATABRICKS_CLIENT_ID=i | github-oidc        | first in the CLI's order
                    https://h.test | {github};DATABRICKS_TOKEN=t             | pat                 | a setting beats the surroundings
                    https://h.test | {github};{principal}                    | azure-client-secret | a setting beats the surroundings
                    https://h.test | DATABRICKS_OIDC_TOKEN=t;GOOGLE_CREDENTIALS=c | env-oidc       | first in the CLI's order
                    https://h.test | DATABRICKS_OIDC_TOKEN=t;DATABRICKS_TOKEN=t   | pat            | first in the CLI's order
                    https://h.test | ARM_USE_MSI=true                        | azure-msi           | a host that may be on any cloud
                    https://h.test | ARM_USE_MSI=true;{principal}            | azure-msi           | first in the CLI's order
                    https://h.test | ARM_USE_MSI=false                       | databricks-cli      | false is not set
                    https://h.test | {principal}                             | azure-client-secret | all three are set
                    https://h.test | ARM_CLIENT_ID=c;ARM_TENANT_ID=t         | databricks-cli      | other tools share these
                    https://h.test | GOOGLE_CREDENTIALS=c                    | google-credentials  | its key is named
                    https://h.test | DATABRICKS_GOOGLE_SERVICE_ACCOUNT=a     | google-id           | its account is named
                    https://h.test | GOOGLE_CREDENTIALS=c;DATABRICKS_GOOGLE_SERVICE_ACCOUNT=a | google-credentials | first in the CLI's order
                    https://w.cloud.databricks.com | {principal}             | databricks-cli      | Azure's variables are for Azure
                    https://w.cloud.databricks.com | GOOGLE_CREDENTIALS=c    | databricks-cli      | Google's variables are for Google
                    https://w.cloud.databricks.com | {principal};DATABRICKS_CLOUD=azure | azure-client-secret | the login knows its cloud
                    https://w.gcp.databricks.com   | GOOGLE_CREDENTIALS=c    | google-credentials  | the host is on Google Cloud
                    https://w.gcp.databricks.com   | ARM_USE_MSI=true        | databricks-cli      | Azure's variables are for Azure
                    https://h.test | DATABRICKS_TOKEN=t;DATABRICKS_AUTH_TYPE=databricks-cli | databricks-cli | it is named
                    https://h.test | DATABRICKS_TOKEN=t;DATABRICKS_AUTH_TYPE=azure-cli      | azure-cli      | it is named
                    https://h.test | DATABRICKS_CLIENT_ID=i;DATABRICKS_OIDC_TOKEN_FILEPATH=f;DATABRICKS_AUTH_TYPE=file-oidc | file-oidc | it is named
                    https://h.test | {github};ARM_CLIENT_ID=c;ARM_TENANT_ID=t;DATABRICKS_AUTH_TYPE=github-oidc-azure | github-oidc-azure | it is named
                    """)
    void isWhatTheLoginAsksFor(String host, String variables, String type, String reason) {
        AuthMethod chosen = choose(host, variables);

        assertThat(problems).isEmpty();
        assertThat(Objects.requireNonNull(chosen).name()).as(reason).isEqualTo(type);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://adb-1.2.azuredatabricks.net | ''                     | az may be logged in
                    https://h.test | DATABRICKS_CLOUD=Azure                      | az may be logged in
                    https://h.test | DATABRICKS_AZURE_RESOURCE_ID=/subscriptions/s | az may be logged in
                    https://h.test | {github}                                    | the job's token may be federated
                    https://h.test | {devops}                                    | the job's token may be federated
                    """)
    void isDecidedByItsUseWhereNothingIsAskedFor(String host, String variables, String reason) {
        assertThat(choose(host, variables)).as(reason).isInstanceOf(FirstThatWorks.class);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                       | ARM_CLIENT_SECRET=s                  | auth type azure-client-secret needs azure_client_id, which is not set; auth type azure-client-secret needs azure_tenant_id, which is not set
                    ''                                       | DATABRICKS_OIDC_TOKEN_ENV=MY         | auth type env-oidc needs the variable MY, which is not set
                    ''                                       | DATABRICKS_CLIENT_ID=i               | auth type oauth-m2m needs client_secret, which is not set
                    DATABRICKS_AUTH_TYPE=metadata-service    | ''                                   | auth type metadata-service needs metadata_service_url, which is not set
                    DATABRICKS_AUTH_TYPE=env-oidc            | ''                                   | auth type env-oidc needs the variable DATABRICKS_OIDC_TOKEN, which is not set
                    DATABRICKS_AUTH_TYPE=file-oidc           | ''                                   | auth type file-oidc needs databricks_id_token_filepath, which is not set
                    DATABRICKS_AUTH_TYPE=github-oidc         | ACTIONS_ID_TOKEN_REQUEST_TOKEN=t     | auth type github-oidc needs actions_id_token_request_url, which is not set
                    DATABRICKS_AUTH_TYPE=azure-msi           | ''                                   | auth type azure-msi needs azure_use_msi, which is not set
                    DATABRICKS_AUTH_TYPE=google-credentials  | ''                                   | auth type google-credentials needs google_credentials, which is not set
                    DATABRICKS_AUTH_TYPE=google-id           | ''                                   | auth type google-id needs google_service_account, which is not set
                    DATABRICKS_AUTH_TYPE=azure-cli           | DATABRICKS_CLOUD=gcp                 | auth type azure-cli is for workspaces on Azure, and https://h.test is on GCP
                    DATABRICKS_CLIENT_ID=i                   | DATABRICKS_OIDC_TOKEN_FILEPATH=f     | more than one authorization method configured: file-oidc and oauth
                    ARM_CLIENT_ID=c                          | DATABRICKS_TOKEN=t                   | more than one authorization method configured: azure and pat
                    """)
    void whatIsMissingIsTold(String one, String other, String words) {
        assertThat(choose("https://h.test", one + ";" + other)).isNull();
        assertThat(problems).extracting(Problem::what).containsExactly(words.split("; ", -1));
    }

    @Test
    void allThatAPipelineLacksIsTold() {
        assertThat(choose("https://h.test", "DATABRICKS_AUTH_TYPE=azure-devops-oidc")).isNull();

        assertThat(problems)
                .hasSize(6)
                .first()
                .isEqualTo(
                        new Problem(
                                "auth type azure-devops-oidc needs the variable SYSTEM_ACCESSTOKEN,"
                                        + " which is not set",
                                "DATABRICKS_AUTH_TYPE",
                                "run in an Azure DevOps pipeline whose step maps"
                                        + " SYSTEM_ACCESSTOKEN: $(System.AccessToken)"));
    }

    @Test
    void everyTypeHasAMethodOfItsName() {
        for (AuthType type : AuthType.values()) {
            assertThat(AuthMethods.method(type).name()).isEqualTo(type.tag());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATABRICKS_TOKEN=t, PersonalAccessTokenMethod",
        "DATABRICKS_CLIENT_ID=i;DATABRICKS_CLIENT_SECRET=s, ClientCredentialsMethod",
    })
    void aLoginLoadsNothingOfTheMethodsThatItDoesNotUse(String variables, String method)
            throws Exception {
        String[] set = (variables + ";DATABRICKS_HOST=" + AZURE).split(";", -1);

        List<String> loaded = LoadedClasses.ofResolving(home, set);

        assertThat(loaded)
                .contains("AuthType", method)
                .doesNotContain("FirstThatWorks", "IdTokens", "AzureTokens", "GoogleLogin")
                .filteredOn(name -> name.endsWith("Method"))
                .containsExactlyInAnyOrder("AuthMethod", method);
    }
}
