package dev.lakefront.credentials;

import java.util.List;

/** A person's login, kept by the Databricks CLI. */
final class DatabricksCliMethod implements AuthMethod {
    @Override
    public String name() {
        return "databricks-cli";
    }

    @Override
    public List<Attribute> needs() {
        return List.of();
    }

    @Override
    public Credential credential(LoginContext context) {
        DatabricksCli cli = DatabricksCli.find(context);
        return new Credential.OAuth(new DatabricksCliFetcher(cli, context, Deadline.OF_A_FETCH));
    }
}
