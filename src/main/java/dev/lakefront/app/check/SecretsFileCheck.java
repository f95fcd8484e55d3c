package dev.lakefront.app.check;

import dev.lakefront.app.folder.GitState;
import dev.lakefront.problem.Rule;
import dev.lakefront.problem.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** That the secrets of the offline workspace stay on this machine. */
public final class SecretsFileCheck {
    private static final String FILE = "workspace/secrets.yaml";

    private SecretsFileCheck() {}

    /** Asks git only if there is such a file. */
    public static List<Warning> of(Path folder) {
        if (!Files.exists(folder.resolve(FILE))) {
            return List.of();
        }
        return switch (GitState.of(folder, FILE)) {
            case LEFT_OUT -> List.of();
            case UNTRACKED ->
                    List.of(
                            warning(
                                    "git does not ignore "
                                            + FILE
                                            + ": a commit can take it, and an upload does",
                                    "echo /" + FILE + " >> .gitignore"));
            case TRACKED ->
                    List.of(
                            warning(
                                    "git has "
                                            + FILE
                                            + ": its values go wherever the repository goes",
                                    "git rm --cached "
                                            + FILE
                                            + " && echo /"
                                            + FILE
                                            + " >> .gitignore; and change the values that were"
                                            + " committed"));
        };
    }

    private static Warning warning(String what, String fix) {
        return new Warning(Rule.SECRETS_FILE, what, FILE, fix);
    }
}
