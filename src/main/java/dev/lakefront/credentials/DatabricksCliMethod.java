package dev.lakefront.credentials;

/** A person's login, kept by the Databricks CLI. */
final class DatabricksCliMethod implements AuthMethod {
    @Override
    public String name() {
        return "databricks-cli";
    }

    @Override
    public Credential credential(LoginContext context) {
        DatabricksCli cli = DatabricksCli.find(context);
        return new Credential.OAuth(new DatabricksCliFetcher(cli, context, Deadline.OF_A_FETCH));
    }
}
