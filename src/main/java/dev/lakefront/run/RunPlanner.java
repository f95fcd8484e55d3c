package dev.lakefront.run;

import dev.lakefront.app.AppEnvironment;
import dev.lakefront.app.AppFolder;
import dev.lakefront.app.AppKind;
import dev.lakefront.app.AppSpec;
import dev.lakefront.app.AppSpecReader;
import dev.lakefront.app.EnvFlags;
import dev.lakefront.app.Preparation;
import dev.lakefront.app.StartCommand;
import dev.lakefront.app.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginRequest;
import dev.lakefront.credentials.Logins;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what the user asked for into a plan, or into every problem that stands in its way. */
public final class RunPlanner {
    private final RunOptions options;
    private final Surroundings surroundings;
    private final List<Problem> problems = new ArrayList<>();

    private RunPlanner(RunOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /**
     * The plan of a run. Reads files; starts nothing and asks nobody.
     *
     * @throws ProblemException with all that the user has to mend
     */
    public static RunPlan plan(RunOptions options, Surroundings surroundings) {
        return new RunPlanner(options, surroundings).plan();
    }

    private RunPlan plan() {
        AppFolder folder = orProblem(() -> AppFolder.look(options.folder()));
        AppSpec spec = orProblem(this::readSpec);
        List<Variable> flags = orProblem(() -> EnvFlags.parse(options.env()));
        Login login = options.offline() ? null : orProblem(this::resolveLogin);
        StartCommand command =
                folder == null || spec == null
                        ? null
                        : orProblem(() -> StartCommand.of(spec, folder, commandOptions(folder)));
        if (spec != null && flags != null) {
            problems.addAll(AppEnvironment.unresolved(spec, surroundings.shell(), flags));
        }
        if (folder == null || spec == null || flags == null || command == null) {
            throw new ProblemException(problems);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new RunPlan(
                surroundings,
                folder,
                spec,
                command,
                options.prepareEnvironment() ? Preparation.of(folder) : null,
                flags,
                options.port(),
                options.appPort(),
                debugPort(folder.kind()),
                login);
    }

    private AppSpec readSpec() {
        String entryPoint = options.entryPoint();
        return entryPoint == null
                ? AppSpecReader.read(options.folder())
                : AppSpecReader.readEntryPoint(options.folder(), entryPoint);
    }

    private Login resolveLogin() {
        return Logins.resolve(
                new LoginRequest(
                        surroundings.shell(),
                        options.profile(),
                        surroundings.home(),
                        surroundings.version()),
                surroundings.clock());
    }

    private StartCommand.Options commandOptions(AppFolder folder) {
        return new StartCommand.Options(
                options.appPort(), debugPort(folder.kind()), options.prepareEnvironment());
    }

    private @Nullable Integer debugPort(AppKind kind) {
        if (!options.debug()) {
            return null;
        }
        Integer chosen = options.debugPort();
        return chosen == null ? Integer.valueOf(kind.defaultDebugPort()) : chosen;
    }

    private <T> @Nullable T orProblem(Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
