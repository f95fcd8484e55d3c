package dev.lakefront.credentials.cli;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.SearchPath;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code databricks} command, which keeps people's logins in the keyring of their system.
 *
 * @param executable any file that can be run: a binary, a script, a version manager's shim
 */
record DatabricksCli(Path executable) {
    private static final String NAME = "databricks";

    /** Set by our launcher: the folder that it stands in. */
    private static final String OUR_HOME = "LAKEFRONT_HOME";

    private static final String OUR_LAUNCHER = "lakefront";

    /**
     * The CLI of {@code DATABRICKS_CLI_PATH}, else the first on the {@code PATH}; null if there is
     * none.
     *
     * @throws ProblemException if the one that is configured cannot be run
     */
    static @Nullable DatabricksCli find(LoginContext login) {
        Setting configured = login.attributes().settings().get(Attribute.DATABRICKS_CLI_PATH);
        if (configured != null) {
            return configured(configured);
        }
        LoginRequest shell = login.request();
        Path found = SearchPath.find(NAME, shell, file -> !isOurselves(file, shell));
        return found == null ? null : new DatabricksCli(found);
    }

    /** {@code databricks auth token} for the login, as argv. */
    List<String> tokenCommand(LoginContext login) {
        String cli = executable.toString();
        String profile = login.profile();
        return profile == null
                ? List.of(cli, "auth", "token", "--host", login.host())
                : List.of(cli, "auth", "token", "--profile", profile);
    }

    private static DatabricksCli configured(Setting path) {
        Path executable = SearchPath.executable(path.value(), "");
        if (executable == null) {
            throw new ProblemException(
                    new Problem(
                            "the Databricks CLI " + path.value() + " cannot be run",
                            path.origin(),
                            "set it to the `databricks` executable, or unset it: then the one on"
                                    + " the PATH is used"));
        }
        return new DatabricksCli(executable);
    }

    /** Whether it is a link to our own launcher: people may call Lakefront {@code databricks}. */
    private static boolean isOurselves(Path candidate, LoginRequest request) {
        String home = request.variable(OUR_HOME);
        if (home == null) {
            return false;
        }
        try {
            return Files.isSameFile(candidate, Path.of(home, OUR_LAUNCHER));
        } catch (IOException _) {
            return false;
        }
    }
}
