package dev.lakefront.credentials;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the developer's login where the Databricks CLI (1.13) would: environment, profile of the
 * config file, or both, in the CLI's order.
 */
public final class Logins {
    private static final String INFERRED = "what the login holds";

    private final LoginRequest request;
    private final List<Problem> problems = new ArrayList<>();

    private Logins(LoginRequest request) {
        this.request = request;
    }

    /**
     * The login that the request leads to. Reads the config file; no network, no other program.
     *
     * @param clock tells when tokens are issued
     * @throws ProblemException with everything that is wrong with the login
     */
    public static Login resolve(LoginRequest request, InstantSource clock) {
        return new Logins(request).resolve(clock);
    }

    private Login resolve(InstantSource clock) {
        Attributes found = new LoginSources(request, problems).attributes();
        Attributes attributes = withHostRead(found);
        reportUnreadable(found);
        AuthMethod method = AuthMethods.choose(attributes, request, problems);
        Proxies proxies = Proxies.of(request, problems);
        if (method == null || !problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        var context =
                new LoginContext(
                        request,
                        attributes.withDefault(Attribute.AUTH_TYPE, method.name(), INFERRED),
                        new HttpClient(proxies, request.version()),
                        clock);
        return new Login(context, method.credential(context));
    }

    private void reportUnreadable(Attributes found) {
        found.settings()
                .forEach((attribute, setting) -> {
                    if (attribute.read(setting.value()) == null) {
                        problems.add(unreadable(attribute, setting));
                    }
                });
    }

    private static Problem unreadable(Attribute attribute, Setting setting) {
        return new Problem(
                attribute.key()
                        + ": "
                        + setting.value()
                        + " (expected: "
                        + attribute.expected()
                        + ")",
                setting.origin(),
                null);
    }

    private Attributes withHostRead(Attributes found) {
        Setting host = found.settings().get(Attribute.HOST);
        if (host == null) {
            if (problems.isEmpty()) {
                problems.add(noHost(found));
            }
            return found;
        }
        WorkspaceHost read = WorkspaceHost.read(host, problems);
        if (read == null) {
            return found;
        }
        return found.with(Attribute.HOST, new Setting(read.url(), host.origin()))
                .withDefault(Attribute.WORKSPACE_ID, read.workspaceId(), host.origin())
                .withDefault(Attribute.ACCOUNT_ID, read.accountId(), host.origin());
    }

    private Problem noHost(Attributes found) {
        String profile = found.get(Attribute.PROFILE);
        if (profile != null) {
            return new Problem(
                    "profile " + profile + " has no host",
                    request.configFile().toString(),
                    "add host = https://<workspace-url> to it, or set DATABRICKS_HOST");
        }
        if (found.haveAuthorization()) {
            return Problem.of(
                    "credentials are set, but no workspace to use them in",
                    "set DATABRICKS_HOST=https://<workspace-url>");
        }
        return Problem.of(
                "no Databricks login found; looked for --profile, DATABRICKS_CONFIG_PROFILE,"
                        + " DATABRICKS_HOST, and in "
                        + request.configFile()
                        + " for default_profile in [__settings__] and for [DEFAULT] with a host",
                "log in with `databricks auth login --host <workspace-url>`, or run without a"
                        + " workspace: `lakefront run --offline`");
    }
}
