package dev.lakefront.cli.syntax;

import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.ResourceOptions;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that say what is made of the bundle around the app, and of its resources. */
final class BundleFlags {
    private static final String APP = "--bundle-app";
    private static final String VARIABLE = "--var";
    private static final String DEPLOYED_APP = "--app";
    private static final String ALLOW_SECRETS = "--allow-secrets";
    private static final String REFRESH = "--refresh-resources";

    private BundleFlags() {}

    static ArgGroupSpec group() {
        return CommandTree.group("Bundle:")
                .addArg(
                        CommandTree.text("KEY", APP)
                                .description("The app of databricks.yml (default: the folder's)")
                                .build())
                .addArg(
                        CommandTree.texts("K=V", VARIABLE)
                                .description("Set a variable of the bundle, as BUNDLE_VAR_K does")
                                .build())
                .build();
    }

    static ArgGroupSpec resourceGroup() {
        return CommandTree.group("Resources (valueFrom):")
                .addArg(deployedApp())
                .addArg(
                        CommandTree.onOff(ALLOW_SECRETS)
                                .description("Read the values of its secrets with your login")
                                .build())
                .addArg(
                        CommandTree.onOff(REFRESH)
                                .description("Take nothing that an earlier start has kept")
                                .build())
                .build();
    }

    static OptionSpec deployedApp() {
        return CommandTree.text("NAME", DEPLOYED_APP)
                .description("The deployed app to ask (default: the bundle's name)")
                .build();
    }

    /** The options as typed. */
    static ResourceOptions readResources(Flags flags) {
        return new ResourceOptions(
                flags.text(DEPLOYED_APP), flags.isOn(ALLOW_SECRETS), flags.isOn(REFRESH));
    }

    /** The options as typed. */
    static BundleOptions read(Flags flags) {
        return new BundleOptions(flags.text(APP), flags.texts(VARIABLE));
    }
}
