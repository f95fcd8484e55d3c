package dev.lakefront.run.explain;

import dev.lakefront.problem.Warning;
import dev.lakefront.run.plan.RunPlan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run plan in words, without any secret: what would be built, started and opened, and why.
 *
 * @param folder the app's, absolute
 * @param kind what runs the app: {@code python} or {@code node}
 * @param kindReason which file decides that
 * @param spec the name of the spec file; null if there is none
 * @param build what comes before the app
 * @param command the argv that starts the app
 * @param commandReason where it comes from
 * @param people who there is to be
 * @param variables the app's environment, what the user wrote first
 * @param leftOut what somebody set and the app does not get
 * @param warnings what is probably not meant as it is written
 */
public record RunExplanation(
        String folder,
        String kind,
        String kindReason,
        @Nullable String spec,
        List<Step> build,
        List<String> command,
        String commandReason,
        Door frontDoor,
        App app,
        Workspace workspace,
        People people,
        List<ExplainedVariable> variables,
        List<ExplainedVariable> leftOut,
        List<Warning> warnings) {
    public RunExplanation {
        build = List.copyOf(build);
        command = List.copyOf(command);
        variables = List.copyOf(variables);
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }

    public static RunExplanation of(RunPlan plan) {
        return new PlanExplainer(plan).explanation();
    }

    /**
     * One command of the build.
     *
     * @param otherwise the argv that is tried when that one fails; empty if there is none
     */
    public record Step(List<String> argv, List<String> otherwise) {
        public Step {
            argv = List.copyOf(argv);
            otherwise = List.copyOf(otherwise);
        }
    }

    /**
     * What browsers talk to.
     *
     * @param tls {@code none}, {@code local-ca} or {@code own-certificate}
     * @param hold how long requests wait for the app to start
     */
    public record Door(
            String url,
            int port,
            String tls,
            List<String> allowHosts,
            List<String> allowOrigins,
            Duration hold) {}

    /**
     * What the front door talks to.
     *
     * @param debugPort null unless the app is to be debugged
     */
    public record App(int port, String protocol, @Nullable Integer debugPort) {}

    /**
     * Whose login it is.
     *
     * @param host null offline, where it is known at start
     * @param authType the CLI's name of the method; null offline
     * @param appIdentity whose login the app gets, as {@code --app-identity} has it
     * @param accessToken what the app gets as a token, as {@code --access-token} has it
     */
    public record Workspace(
            boolean offline,
            @Nullable String host,
            @Nullable String authType,
            String appIdentity,
            String accessToken) {}

    /**
     * Whom requests can come from.
     *
     * @param you the persona that one is without saying anything; null: whoever the login is
     * @param others those whom a name of their own chooses
     */
    public record People(@Nullable String you, List<String> others) {
        public People {
            others = List.copyOf(others);
        }
    }
}
