package dev.lakefront.run.option;

import java.nio.file.Path;
import java.util.List;

/**
 * What the user asked for about the app's environment.
 *
 * @param env the values of {@code --env} in their order, as typed: each may hold several {@code
 *     K=V} separated by commas
 * @param envFiles the values of {@code --env-file} in their order; nobody has looked at them
 * @param clean whether the app gets no more than it would deployed
 */
public record EnvironmentOptions(List<String> env, List<Path> envFiles, boolean clean) {
    /** Nothing was asked for. */
    public static final EnvironmentOptions NONE =
            new EnvironmentOptions(List.of(), List.of(), false);

    public EnvironmentOptions {
        env = List.copyOf(env);
        envFiles = List.copyOf(envFiles);
    }

    /** Without the values of {@code --env}: they may be secrets. */
    @Override
    public String toString() {
        return "EnvironmentOptions[envFiles=" + envFiles + ", clean=" + clean + "]";
    }
}
