package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.LifeOptions;
import dev.lakefront.run.option.LogFormat;
import dev.lakefront.run.option.Telling;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;

/** The flags about the app's life: what happens in it, and how it is told of. */
final class LifeFlags {
    private static final String OPEN = "--open";
    private static final String RESTART = "--restart";
    private static final String WATCH = "--watch";
    private static final String LOG_FORMAT = "--log-format";

    private LifeFlags() {}

    private enum Restart {
        NEVER,
        ON_CRASH
    }

    static ArgGroupSpec group() {
        return CommandTree.group("While the app runs:")
                .addArg(
                        CommandTree.onOff(OPEN)
                                .description("Open the app in the browser as soon as it listens")
                                .build())
                .addArg(
                        CommandTree.text("WHEN", RESTART)
                                .description(
                                        "Start the app again: never, or on-crash (default: never)")
                                .build())
                .addArg(
                        CommandTree.onOff(WATCH)
                                .description("Start the app again when its files change")
                                .build())
                .addArg(
                        CommandTree.text("FORMAT", LOG_FORMAT)
                                .description(
                                        "Lines as they are, or with time and source: plain, time,"
                                                + " json")
                                .build())
                .build();
    }

    static LifeOptions life(Flags flags, List<Problem> problems) {
        boolean onCrash = flags.one(RESTART, Restart.values(), problems) == Restart.ON_CRASH;
        return new LifeOptions(flags.isOn(OPEN), onCrash, flags.isOn(WATCH));
    }

    static Telling telling(Flags flags, List<Problem> problems) {
        LogFormat logs = flags.one(LOG_FORMAT, LogFormat.values(), problems);
        return new Telling(
                LoginFlags.isVerbose(flags),
                flags.isJson() || logs == LogFormat.JSON,
                logs == null ? LogFormat.PLAIN : logs);
    }
}
