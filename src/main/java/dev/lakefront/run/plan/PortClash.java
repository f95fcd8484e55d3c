package dev.lakefront.run.plan;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ports that two listeners of one run would both need. */
public final class PortClash {
    private PortClash() {}

    /**
     * A problem for each two ports that are the same. A port that is not known clashes with none,
     * nor does 0, which stands for any that is free.
     *
     * @param debugPort absent unless the app is to be debugged
     */
    public static List<Problem> among(
            @Nullable Integer port, @Nullable Integer appPort, @Nullable Integer debugPort) {
        List<Problem> problems = new ArrayList<>();
        if (same(port, appPort)) {
            problems.add(
                    Problem.of(
                            "port: " + port + " is the app's port too",
                            "give the front door another --port, or the app another --app-port"));
        }
        if (same(debugPort, port)) {
            problems.add(debugger(debugPort, "the front door's"));
        }
        if (same(debugPort, appPort)) {
            problems.add(debugger(debugPort, "the app's"));
        }
        return problems;
    }

    private static boolean same(@Nullable Integer one, @Nullable Integer other) {
        return one != null && one != 0 && one.equals(other);
    }

    private static Problem debugger(@Nullable Integer port, String whose) {
        return Problem.of(
                "debug-port: " + port + " is " + whose + " port too",
                "give the debugger another --debug-port");
    }
}
