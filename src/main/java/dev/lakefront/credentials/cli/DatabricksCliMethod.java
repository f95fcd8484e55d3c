package dev.lakefront.credentials.cli;

import dev.lakefront.credentials.browser.BrowserFetcher;
import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.problem.ProblemException;

/**
 * A person's login. The Databricks CLI keeps it, for all that the person may do; one that is
 * narrower, or of somebody without the CLI, is Lakefront's own.
 */
public final class DatabricksCliMethod implements AuthMethod {
    @Override
    public String name() {
        return "databricks-cli";
    }

    @Override
    public Credential credential(LoginContext context) {
        DatabricksCli cli =
                context.request().scopes().areAll() ? DatabricksCli.find(context) : null;
        return new Credential.OAuth(
                cli == null
                        ? ofBrowser(context)
                        : new DatabricksCliFetcher(cli, context, Deadline.OF_A_FETCH));
    }

    private static BrowserFetcher ofBrowser(LoginContext context) {
        BrowserFetcher fetcher = BrowserFetcher.of(context);
        if (!fetcher.browserLogin().isPossible()) {
            throw new ProblemException(fetcher.browserLogin().missing());
        }
        return fetcher;
    }
}
