package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.FrontDoorOptions;
import dev.lakefront.run.option.Tls;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;

/** The flags about the front door: what it speaks, and to whom. */
final class FrontDoorFlags {
    private static final String AS_DEPLOYED = "--as-deployed";
    private static final String HTTPS = "--https";
    private static final String CERTIFICATE = "--cert";
    private static final String KEY = "--key";
    private static final String HOLD = "--hold";

    private FrontDoorFlags() {}

    static ArgGroupSpec group(RunFlags.Usual usual) {
        return CommandTree.group("Front door:")
                .addArg(
                        CommandTree.onOff(HTTPS)
                                .description("Speak HTTPS, with a certificate of a local CA")
                                .build())
                .addArg(
                        CommandTree.text("FILE", CERTIFICATE)
                                .description("Speak HTTPS, with your own certificate (PEM)")
                                .build())
                .addArg(
                        CommandTree.text("FILE", KEY)
                                .description("Its private key (PEM, PKCS#8)")
                                .build())
                .addArg(
                        CommandTree.texts("NAME", "--allow-host")
                                .description("Answer to this host name too, or to *.DOMAIN")
                                .build())
                .addArg(
                        CommandTree.texts("URL", "--allow-origin")
                                .description("Let pages of this site, https://HOST, use the app")
                                .build())
                .addArg(
                        CommandTree.text("TIME", HOLD)
                                .description(
                                        "How long to wait for the app to start (default: "
                                                + usual.hold().toSeconds()
                                                + "s)")
                                .build())
                .addArg(
                        CommandTree.onOff(AS_DEPLOYED)
                                .description("Be as strict as the platform (docs/as-deployed.md)")
                                .build())
                .build();
    }

    /** The options as typed; what cannot be used is added to the problems. */
    static FrontDoorOptions read(Flags flags, RunFlags.Usual usual, List<Problem> problems) {
        return new FrontDoorOptions(
                tls(flags, problems),
                flags.texts("--allow-host"),
                flags.texts("--allow-origin"),
                flags.text(RunFlags.AS),
                flags.isOn(AS_DEPLOYED),
                flags.span(HOLD, usual.hold(), problems));
    }

    private static Tls tls(Flags flags, List<Problem> problems) {
        String certificate = flags.text(CERTIFICATE);
        String key = flags.text(KEY);
        if (certificate != null && key != null) {
            return new Tls.Own(Path.of(certificate), Path.of(key));
        }
        if (certificate != null || key != null) {
            String missing = certificate == null ? CERTIFICATE : KEY;
            problems.add(
                    Problem.of(
                            "missing flag: " + missing,
                            "a certificate and its key belong together: --cert FILE --key FILE"));
        }
        return flags.isOn(HTTPS) ? new Tls.LocalCa() : new Tls.None();
    }
}
