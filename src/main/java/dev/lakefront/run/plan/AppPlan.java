package dev.lakefront.run.plan;

import dev.lakefront.app.build.Preparation;
import dev.lakefront.app.build.StartCommand;
import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.folder.AppFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the app is, and how it is started.
 *
 * @param name what the platform knows it by
 * @param declared what the user has written down for it
 * @param cleanEnvironment whether it gets no more of the shell than it needs to run here
 * @param preparation what comes before it, if that was asked for
 */
public record AppPlan(
        String name,
        AppFolder folder,
        Declared declared,
        boolean cleanEnvironment,
        @Nullable Preparation preparation,
        StartCommand command) {
    /** The name of one that nobody has named, as {@code databricks apps run-local} has it. */
    static final String UNNAMED = "app";

    /** Where it runs. */
    public Path directory() {
        return folder.path();
    }

    /** What starts it. */
    public List<String> argv() {
        return command.argv();
    }

    /** How many variables the {@code .env} beside the spec has; it is not read for a clean run. */
    public int variablesOfDotEnv() {
        return cleanEnvironment ? 0 : declared.dotEnv().size();
    }
}
