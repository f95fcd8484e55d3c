package dev.lakefront.run.plan;

import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.build.PythonEnvironment;
import dev.lakefront.app.environment.AppEnvironment;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.environment.Inheritance;
import dev.lakefront.app.environment.PlatformVariables;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided before anything is started. Pure data: what runs is this plan, completed by
 * what only the workspace can say.
 *
 * @param door what the front door will be
 * @param personas who there is to be
 * @param logins the developer's and the app's
 * @param offline absent if a real workspace is used
 * @param resources what the start asks the workspace about the app
 * @param life what happens to the app while it lives
 * @param telling how the run is told of
 * @param warnings what is probably not meant as it is written, but stops nothing
 */
public record RunPlan(
        Surroundings surroundings,
        AppPlan app,
        Ports ports,
        FrontDoorPlan door,
        PersonaPlan personas,
        LoginPlan logins,
        @Nullable OfflinePlan offline,
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
        LoginPlan settled = logins.settled(personas.login(surroundings));
        return settled == null ? this : with(settled);
    }

    private RunPlan with(LoginPlan other) {
        return new RunPlan(
                surroundings,
                app,
                ports,
                door,
                personas,
                other,
                offline,
                resources,
                life,
                telling,
                warnings);
    }

    /** How the app's lines are told; null: as they are. */
    public @Nullable LineFormat lineFormat() {
        return telling.logs().ofApp(surroundings.clock());
    }

    /** The one to open in a browser. */
    public String url() {
        return door.url(ports.frontDoor());
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
                                surroundings.shellIn(app.directory()),
                                new Inheritance(HIDDEN_FROM_APP, app.cleanEnvironment()),
                                login,
                                PlatformVariables.of(
                                        app.name(), ports.app(), hostForApp(host), workspaceId),
                                completed));
        Preparation preparation = app.preparation();
        PythonEnvironment python = preparation == null ? null : preparation.python();
        return python == null ? environment : environment.withVirtualEnvironment(python.path());
    }

    private String hostForApp(String host) {
        return door.asDeployed() ? PlatformVariables.bareHost(host) : host;
    }

    /** The environment with what the debugger needs, which the preparation must not have. */
    public AppEnvironment debuggable(AppEnvironment environment) {
        Integer port = ports.debug();
        return port == null ? environment : environment.withDebugger(app.folder().kind(), port);
    }

    private static Set<String> hiddenFromApp() {
        Set<String> names = new HashSet<>(LoginVariables.names());
        names.add(LAUNCHERS_OWN);
        names.add(LoginPlanner.APP_SECRET);
        return names;
    }
}
