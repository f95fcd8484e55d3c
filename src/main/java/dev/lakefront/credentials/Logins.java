package dev.lakefront.credentials;

import dev.lakefront.credentials.cli.DatabricksCliMethod;
import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.source.ConfigFile;
import dev.lakefront.credentials.source.LoginSources;
import dev.lakefront.credentials.source.WorkspaceHost;
import dev.lakefront.credentials.transport.HttpClient;
import dev.lakefront.credentials.transport.Proxies;
import dev.lakefront.credentials.transport.TrustedCertificates;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        LoginDescription found = describe(request, clock);
        Login login = found.login();
        if (login == null) {
            throw new ProblemException(found.problems());
        }
        return login;
    }

    /** How the login was found, or what is wrong with it. As {@link #resolve} otherwise. */
    public static LoginDescription describe(LoginRequest request, InstantSource clock) {
        return new Logins(request).describe(clock);
    }

    private LoginDescription describe(InstantSource clock) {
        Attributes found = new LoginSources(request, problems).attributes();
        String picked = found.has(Attribute.HOST) ? null : pickProfile(found);
        if (picked != null) {
            return describe(request.withProfile(picked), clock);
        }
        Attributes attributes = withHostRead(found);
        reportUnreadable(found);
        refuseAccounts(attributes);
        AuthMethod method = narrowed(AuthMethods.choose(attributes, request, problems));
        var http =
                new HttpClient(
                        Proxies.of(request, problems),
                        TrustedCertificates.of(request, problems),
                        request.version());
        Login login =
                method == null || !problems.isEmpty()
                        ? null
                        : login(method, context(method, attributes, http, clock));
        return new LoginDescription(request, attributes, login, problems);
    }

    /** Narrower scopes are a person's to choose, in the browser. */
    private @Nullable AuthMethod narrowed(@Nullable AuthMethod method) {
        if (method == null || request.scopes().areAll()) {
            return method;
        }
        String name = method.name();
        if (name == null || name.equals(AuthType.DATABRICKS_CLI.tag())) {
            return new DatabricksCliMethod();
        }
        problems.add(
                Problem.of(
                        "--scopes: a login of auth type " + name + " cannot be narrowed",
                        "leave the flag out, or name a profile with auth_type = databricks-cli"));
        return null;
    }

    private LoginContext context(
            AuthMethod method, Attributes found, HttpClient http, InstantSource clock) {
        return new LoginContext(
                request,
                found.withDefault(Attribute.AUTH_TYPE, method.name(), INFERRED),
                http,
                clock);
    }

    private @Nullable Login login(AuthMethod method, LoginContext context) {
        try {
            return new Login(context, method.credential(context));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** Someone at a terminal with profiles, none of them the default, means one of these. */
    private @Nullable String pickProfile(Attributes found) {
        if (!problems.isEmpty()
                || found.has(Attribute.PROFILE)
                || found.haveAuthorization()
                || request.bundle() != null) {
            return null;
        }
        ConfigFile file = ConfigFile.read(request.configFile(), problems);
        List<String> profiles = file.workspaceProfiles();
        return profiles.isEmpty()
                ? null
                : request.picker().pick("Workspace profiles defined in " + file.path(), profiles);
    }

    private void refuseAccounts(Attributes attributes) {
        Problem account = AccountLogin.refusal(attributes);
        if (account != null) {
            problems.add(account);
        }
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
        return found.with(Attribute.HOST, host.as(read.url()))
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
            return new Problem(
                    "credentials are set, but no workspace to use them in",
                    found.authorizationOrigin(),
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
