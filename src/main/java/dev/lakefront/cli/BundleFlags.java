package dev.lakefront.cli;

import dev.lakefront.run.BundleOptions;
import picocli.CommandLine.Model.ArgGroupSpec;

/** The flags that say what is made of the bundle around the app. */
final class BundleFlags {
    private static final String APP = "--bundle-app";
    private static final String VARIABLE = "--var";

    private BundleFlags() {}

    static ArgGroupSpec group() {
        return CommandTree.group("Bundle:")
                .addArg(
                        CommandTree.text("KEY", APP)
                                .description("The app of databricks.yml (default: the folder's)")
                                .build())
                .addArg(
                        RunFlags.texts("K=V", VARIABLE)
                                .description("Set a variable of the bundle, as BUNDLE_VAR_K does")
                                .build())
                .build();
    }

    /** The options as typed. */
    static BundleOptions read(Flags flags) {
        return new BundleOptions(flags.text(APP), flags.texts(VARIABLE));
    }
}
