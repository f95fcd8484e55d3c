package dev.lakefront.cli.process;

import dev.lakefront.run.option.Surroundings;
import java.time.InstantSource;
import java.util.Map;

/** What this process finds around it. */
public final class ThisProcess {
    private ThisProcess() {}

    public static Surroundings surroundings() {
        Map<String, String> shell = ShellEnvironment.restored(System.getenv());
        return new Surroundings(
                shell,
                ShellEnvironment.home(shell),
                Version.number(),
                InstantSource.system(),
                new ProfileMenu());
    }
}
