package dev.lakefront.run;

import dev.lakefront.app.AppEnvironment;
import dev.lakefront.app.AppFolder;
import dev.lakefront.app.AppSpec;
import dev.lakefront.app.PlatformVariables;
import dev.lakefront.app.Preparation;
import dev.lakefront.app.StartCommand;
import dev.lakefront.app.Variable;
import dev.lakefront.credentials.LoginVariables;
import dev.lakefront.frontdoor.rule.AllowList;
import dev.lakefront.frontdoor.settings.AppProtocol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided before anything is started. Pure data: what runs is this plan, completed by
 * what only the workspace can say.
 *
 * @param preparation what comes before the app, if it was asked for
 * @param flags the variables set by {@code --env}
 * @param port the front door's
 * @param debugPort absent unless the app is to be debugged
 * @param tls whether the front door speaks TLS, and with what certificate
 * @param allowed whom the front door lets in besides this machine
 * @param logins the developer's and the app's
 * @param verbose whether every request is told of
 */
public record RunPlan(
        Surroundings surroundings,
        AppFolder folder,
        AppSpec spec,
        StartCommand command,
        @Nullable Preparation preparation,
        List<Variable> flags,
        int port,
        int appPort,
        AppProtocol appProtocol,
        @Nullable Integer debugPort,
        TlsPlan tls,
        AllowList allowed,
        LoginPlan logins,
        boolean verbose) {
    /** The login of the shell, which need not be the one resolved, and what our launcher sets. */
    private static final Set<String> HIDDEN_FROM_APP = hiddenFromApp();

    public RunPlan {
        flags = List.copyOf(flags);
    }

    /**
     * The app's environment, whole but for what a debugger needs.
     *
     * @param workspaceId empty if the workspace did not say
     * @param login the login, written out for the app
     */
    AppEnvironment environment(String host, String workspaceId, List<Variable> login) {
        return AppEnvironment.of(
                new AppEnvironment.Sources(
                        surroundings.shellIn(folder.path()),
                        HIDDEN_FROM_APP,
                        login,
                        PlatformVariables.of(appPort, host, workspaceId),
                        spec,
                        flags));
    }

    /** The environment with what the debugger needs, which the preparation must not have. */
    AppEnvironment debuggable(AppEnvironment environment) {
        return debugPort == null ? environment : environment.withDebugger(folder.kind(), debugPort);
    }

    private static Set<String> hiddenFromApp() {
        Set<String> names = new HashSet<>(LoginVariables.names());
        names.add("LAKEFRONT_HOME");
        names.add(LoginPlanner.APP_SECRET);
        return names;
    }
}
