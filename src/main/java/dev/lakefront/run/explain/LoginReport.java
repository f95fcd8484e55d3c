package dev.lakefront.run.explain;

import dev.lakefront.credentials.LoginDescription;
import dev.lakefront.credentials.Logins;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.login.AppSearch;
import dev.lakefront.run.login.AppSource;
import dev.lakefront.run.login.LoginSearch;
import dev.lakefront.run.login.OfflineLogin;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Problems;
import dev.lakefront.run.option.ResourceOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.resource.ResourcePlanner;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to say about a login: where each value comes from, why it is used as it is, and what
 * the workspace says to it. Shows no secret.
 *
 * @param unread variables that are set and have no say
 * @param check what the workspace said; absent if there is no login to ask it with
 * @param problems why the login does not work; none if it does
 */
public record LoginReport(
        List<Value> values,
        List<Verdict> verdicts,
        List<String> unread,
        @Nullable LoginCheck check,
        List<Problem> problems) {
    public LoginReport {
        values = List.copyOf(values);
        verdicts = List.copyOf(verdicts);
        unread = List.copyOf(unread);
        problems = List.copyOf(problems);
    }

    /**
     * A value of the login.
     *
     * @param key as in a profile
     * @param text the fingerprint if it is a secret
     * @param origin the flag, the variable, or the file with the line
     * @param beaten what would have been used without it, the strongest first
     */
    public record Value(String key, String text, String origin, List<Value> beaten) {
        public Value {
            beaten = List.copyOf(beaten);
        }
    }

    /**
     * Whether a way to log in is the one, and why.
     *
     * @param authType the CLI's name of it
     */
    public record Verdict(String authType, boolean isChosen, String reason) {}

    /** Whether requests to the workspace are answered. */
    public boolean works() {
        return problems.isEmpty();
    }

    /**
     * The report on the login that a run of this folder would use. Asks the workspace: may take 40
     * seconds if that does not answer.
     */
    public static LoginReport of(
            Path folder,
            BundleOptions bundle,
            ResourceOptions resources,
            LoginOptions options,
            Surroundings around) {
        try {
            AppSearch search = new AppSearch(folder, bundle, options, false, around);
            AppSource app = search.app(search.bundle(new ArrayList<>()), new ArrayList<>());
            Problems problems = new Problems();
            String deployed = ResourcePlanner.appName(resources, app.app(), problems.list());
            problems.throwIfAny();
            return of(
                    Logins.describe(LoginSearch.of(app, options, around), around.clock()),
                    new DeclaredScopes(new AppScopes(app, options.scopes()), deployed));
        } catch (ProblemException e) {
            return new LoginReport(List.of(), List.of(), List.of(), null, e.problems());
        }
    }

    /** The report on the login that an offline run has. */
    public static LoginReport offline(Surroundings around) {
        try (OfflineWorkspace workspace =
                OfflineWorkspace.open(WorkspaceSettings.DEFAULT, around.clock())) {
            return of(
                    Logins.describe(
                            OfflineLogin.request(around, workspace, workspace.developer()),
                            around.clock()),
                    null);
        }
    }

    private static LoginReport of(LoginDescription found, @Nullable DeclaredScopes scopes) {
        List<Value> values = new ArrayList<>();
        for (LoginDescription.Value value : found.values()) {
            values.add(value(value));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (LoginDescription.Verdict verdict : found.verdicts()) {
            verdicts.add(new Verdict(verdict.authType(), verdict.isChosen(), verdict.reason()));
        }
        LoginCheck check = found.login() == null ? null : LoginCheck.of(found.login(), scopes);
        List<Problem> problems = new ArrayList<>(found.problems());
        if (check != null && check.problem() != null) {
            problems.add(check.problem());
        }
        return new LoginReport(values, verdicts, found.unread(), check, problems);
    }

    private static Value value(LoginDescription.Value found) {
        List<Value> beaten = new ArrayList<>();
        for (LoginDescription.Value other : found.beaten()) {
            beaten.add(value(other));
        }
        return new Value(found.key(), found.text(), found.origin(), beaten);
    }
}
