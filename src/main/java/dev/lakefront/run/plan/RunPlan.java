package dev.lakefront.run.plan;

import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.build.PythonEnvironment;
import dev.lakefront.app.build.StartCommand;
import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.environment.Inheritance;
import dev.lakefront.app.environment.PlatformVariables;
import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.output.LineFormat;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.LoginVariables;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.login.LoginPlan;
import dev.lakefront.run.login.LoginPlanner;
import dev.lakefront.run.login.PersonaPlan;
import dev.lakefront.run.option.LifeOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.option.Telling;
import dev.lakefront.run.resource.ResourcePlan;
import dev.lakefront.workspace.WorkspaceSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided before anything is started. Pure data: what runs is this plan, completed by
 * what only the workspace can say.
 *
 * @param declared what the user has written down for this app
 * @param cleanEnvironment whether the app gets no more of the shell than it needs to run here
 * @param preparation what comes before the app, if it was asked for
 * @param port the front door's
 * @param debugPort absent unless the app is to be debugged
 * @param door what the front door will be
 * @param personas who there is to be
 * @param logins the developer's and the app's
 * @param offline the offline workspace that stands in for a real one, if one does
 * @param passage how the app reaches that, if not as it is
 * @param resources what the start asks the workspace about the app
 * @param life what happens to the app while it lives
 * @param telling how the run is told of
 * @param warnings what is probably not meant as it is written, but stops nothing
 */
public record RunPlan(
        Surroundings surroundings,
        AppFolder folder,
        Declared declared,
        boolean cleanEnvironment,
        StartCommand command,
        @Nullable Preparation preparation,
        int port,
        int appPort,
        @Nullable Integer debugPort,
        FrontDoorPlan door,
        PersonaPlan personas,
        LoginPlan logins,
        @Nullable WorkspaceSettings offline,
        @Nullable PassagePlan passage,
        ResourcePlan resources,
        LifeOptions life,
        Telling telling,
        List<Warning> warnings) {
    /** Set by our launcher, for us. */
    public static final String LAUNCHERS_OWN = "LAKEFRONT_HOME";

    /** The login of the shell, which need not be the one resolved, and what our launcher sets. */
    public static final Set<String> HIDDEN_FROM_APP = hiddenFromApp();

    public RunPlan {
        warnings = List.copyOf(warnings);
    }

    /**
     * This plan with the logins that are wanted. May ask the workspace, and blocks for twenty
     * seconds at most.
     *
     * @throws dev.lakefront.problem.ProblemException if there is no answer
     */
    public RunPlan settled() {
        return with(logins.settled(personas.login(surroundings)));
    }

    private RunPlan with(LoginPlan other) {
        return new RunPlan(
                surroundings,
                folder,
                declared,
                cleanEnvironment,
                command,
                preparation,
                port,
                appPort,
                debugPort,
                door,
                personas,
                other,
                offline,
                passage,
                resources,
                life,
                telling,
                warnings);
    }

    /** How the app's lines are told; null: as they are. */
    public @Nullable LineFormat lineFormat() {
        return telling.logs().ofApp(surroundings.clock());
    }

    /** Where the app runs. */
    public Path directory() {
        return folder.path();
    }

    /** What starts it. */
    public List<String> argv() {
        return command.argv();
    }

    /** The one to open in a browser. */
    public String url() {
        return door.tls().scheme() + "://localhost:" + port;
    }

    /** How many variables the {@code .env} beside the spec has; it is not read for a clean run. */
    public int variablesOfDotEnv() {
        return cleanEnvironment ? 0 : declared.dotEnv().size();
    }

    /**
     * The app's environment, whole but for what a debugger needs.
     *
     * @param completed what the user has written down, with the values that only the start can tell
     * @param workspaceId empty if the workspace did not say
     * @param login the login, written out for the app
     */
    public AppEnvironment environment(
            Declared completed, String host, String workspaceId, List<Variable> login) {
        AppEnvironment environment =
                AppEnvironment.of(
                        new AppEnvironment.Sources(
                                surroundings.shellIn(folder.path()),
                                new Inheritance(HIDDEN_FROM_APP, cleanEnvironment),
                                login,
                                PlatformVariables.of(appPort, hostForApp(host), workspaceId),
                                completed));
        PythonEnvironment python = preparation == null ? null : preparation.python();
        return python == null ? environment : environment.withVirtualEnvironment(python.path());
    }

    private String hostForApp(String host) {
        return door.asDeployed() ? PlatformVariables.bareHost(host) : host;
    }

    /** The environment with what the debugger needs, which the preparation must not have. */
    public AppEnvironment debuggable(AppEnvironment environment) {
        return debugPort == null ? environment : environment.withDebugger(folder.kind(), debugPort);
    }

    private static Set<String> hiddenFromApp() {
        Set<String> names = new HashSet<>(LoginVariables.names());
        names.add(LAUNCHERS_OWN);
        names.add(LoginPlanner.APP_SECRET);
        return names;
    }
}
