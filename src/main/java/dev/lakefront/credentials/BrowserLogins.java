package dev.lakefront.credentials;

import dev.lakefront.credentials.browser.BrowserFetcher;
import dev.lakefront.credentials.browser.BrowserLogin;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.source.ConfigFile;
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

/** Finds the login that someone means who wants to log in, or out, in the browser. */
public final class BrowserLogins {
    private final LoginRequest request;
    private final @Nullable String host;
    private final List<Problem> problems = new ArrayList<>();

    private BrowserLogins(LoginRequest request, @Nullable String host) {
        this.request = request;
        this.host = host;
    }

    /**
     * The login of a host, of a profile, or of both. Without either it is the one that the shell
     * and the config file make the default. No network.
     *
     * @param host the value of {@code --host}
     * @throws ProblemException if no workspace can be told from that
     */
    public static BrowserLogin find(
            LoginRequest request, @Nullable String host, InstantSource clock) {
        return new BrowserLogins(request, host).find(clock);
    }

    private BrowserLogin find(InstantSource clock) {
        ConfigFile file = ConfigFile.read(request.configFile(), problems);
        Setting profile = profile(file);
        Setting found = host(profile, file);
        WorkspaceHost read = found == null ? null : WorkspaceHost.read(found, problems);
        var http =
                new HttpClient(
                        Proxies.of(request, problems),
                        TrustedCertificates.of(request, problems),
                        request.version());
        if (found == null && problems.isEmpty()) {
            problems.add(noHost(profile));
        }
        if (found == null || read == null || !problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        Attributes attributes =
                Attributes.NONE
                        .with(Attribute.HOST, found.as(read.url()))
                        .withDefault(Attribute.WORKSPACE_ID, read.workspaceId(), found.origin())
                        .withDefault(Attribute.ACCOUNT_ID, read.accountId(), found.origin());
        var login =
                new LoginContext(
                        request,
                        profile == null ? attributes : attributes.with(Attribute.PROFILE, profile),
                        http,
                        clock);
        return BrowserFetcher.of(login).browserLogin();
    }

    /** A host alone means the login of that host, whatever the default profile is. */
    private @Nullable Setting profile(ConfigFile file) {
        String flag = request.flagProfile();
        if (flag != null) {
            return new Setting(flag, "--profile");
        }
        String variable = request.variable(Attribute.PROFILE.variable());
        if (host != null) {
            return null;
        }
        return variable == null
                ? file.defaultProfile()
                : new Setting(variable, Attribute.PROFILE.variable());
    }

    private @Nullable Setting host(@Nullable Setting profile, ConfigFile file) {
        String given = host;
        Setting flag = given == null ? null : new Setting(given, "--host");
        if (profile == null) {
            String variable = request.variable(Attribute.HOST.variable());
            return flag == null && variable != null
                    ? new Setting(variable, Attribute.HOST.variable())
                    : flag;
        }
        Setting ofProfile = file.profile(profile.value()).settings().get(Attribute.HOST);
        if (flag != null && !sameHost(flag, ofProfile)) {
            problems.add(disagreement(flag, profile, ofProfile));
        }
        return flag == null ? ofProfile : flag;
    }

    private static boolean sameHost(Setting flag, @Nullable Setting ofProfile) {
        return ofProfile != null
                && WorkspaceHost.normalised(flag.value())
                        .equals(WorkspaceHost.normalised(ofProfile.value()));
    }

    /** Nothing is written to the config file, so a profile must be there for a run to find it. */
    private Problem disagreement(Setting flag, Setting profile, @Nullable Setting ofProfile) {
        String where = request.configFile().toString();
        String lines =
                "[" + profile.value() + "]\nhost = " + WorkspaceHost.normalised(flag.value());
        return ofProfile == null
                ? new Problem(
                        "profile " + profile.value() + " has no host yet",
                        where,
                        "write it there:\n" + lines + "\nauth_type = databricks-cli")
                : new Problem(
                        "profile "
                                + profile.value()
                                + " is of another host, "
                                + WorkspaceHost.normalised(ofProfile.value()),
                        ofProfile.origin(),
                        "leave --host out, or name another profile");
    }

    private Problem noHost(@Nullable Setting profile) {
        return profile == null
                ? Problem.of(
                        "no workspace to log in to",
                        "name it: `lakefront auth login --host https://<workspace-url>`")
                : new Problem(
                        "profile " + profile.value() + " has no host",
                        request.configFile().toString(),
                        "add host = https://<workspace-url> to it, or name it with --host");
    }
}
