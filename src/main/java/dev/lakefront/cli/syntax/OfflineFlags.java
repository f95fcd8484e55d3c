package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.OfflineOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;

/** The flags about the offline workspace. */
final class OfflineFlags {
    static final String OFFLINE = "--offline";
    private static final String OFFLINE_HTTPS = "--offline-https";
    private static final String TOKEN_LIFETIME = "--token-lifetime";
    private static final String KEEP_STATE = "--keep-state";

    private OfflineFlags() {}

    static ArgGroupSpec group() {
        return CommandTree.group("Offline workspace:")
                .addArg(
                        CommandTree.onOff(OFFLINE)
                                .description("Use the offline workspace: no account, no network")
                                .build())
                .addArg(
                        CommandTree.text("DIR", KEEP_STATE)
                                .description("Keep there what changes in it, for the next run")
                                .build())
                .addArg(
                        CommandTree.text("TIME", TOKEN_LIFETIME)
                                .description(
                                        "How long its tokens are good for, as 30s (default: 1h)")
                                .build())
                .addArg(
                        CommandTree.onOff(OFFLINE_HTTPS)
                                .description("Let the app reach it by https (default: if it must)")
                                .build())
                .build();
    }

    /** The options as typed; what cannot be used is added to the problems. */
    static OfflineOptions read(Flags flags, List<Problem> problems) {
        String state = flags.text(KEEP_STATE);
        return new OfflineOptions(
                flags.isOn(OFFLINE) || CheckFlags.isIn(flags),
                flags.span(TOKEN_LIFETIME, problems),
                state == null ? null : Path.of(state),
                https(flags));
    }

    /** Null if nobody said. */
    private static @Nullable Boolean https(Flags flags) {
        boolean on = flags.isOn(OFFLINE_HTTPS, false);
        return on == flags.isOn(OFFLINE_HTTPS, true) ? on : null;
    }
}
