package dev.lakefront.credentials.source;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.BundleWorkspace;
import dev.lakefront.credentials.setting.LoginCommand;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges bundle, environment and config file into the attributes of one login, in the CLI's order
 * of precedence (libs/databrickscfg/loader.go, cmd/root/auth.go, bundle/config/workspace.go).
 */
public final class LoginSources {
    private final LoginRequest request;
    private final List<Problem> problems;

    /**
     * The sources that a request has.
     *
     * @param problems gets what is wrong with the config file or the choice of the profile
     */
    public LoginSources(LoginRequest request, List<Problem> problems) {
        this.request = request;
        this.problems = problems;
    }

    public Attributes attributes() {
        BundleWorkspace bundle = request.bundle();
        return bundle == null ? outsideOfBundles() : within(Attributes.ofBundle(bundle));
    }

    private Attributes outsideOfBundles() {
        Setting named = namedProfile();
        boolean hostAlone = named == null && request.variable(Attribute.HOST.variable()) != null;
        if (hostAlone) {
            return environment();
        }
        ConfigFile file = configFile();
        Setting choice = Setting.first(named, file.defaultProfile());
        if (choice == null) {
            return orDefaultSection(environment(), file);
        }
        Attributes profile = file.profile(choice.value());
        Attributes merged =
                request.flagProfile() == null
                        ? environment().orElse(profile)
                        : shieldedFromShell(profile);
        return checked(choice, file, merged);
    }

    /**
     * What the bundle says is settled. A profile for it may come from anywhere, and then wins over
     * the shell; {@code [DEFAULT]} is not one, so that a bundle does not run just anywhere.
     */
    private Attributes within(Attributes bundle) {
        ConfigFile file = configFile();
        Setting choice =
                Setting.first(
                        namedProfile(),
                        bundle.settings().get(Attribute.PROFILE),
                        bundle.has(Attribute.HOST) ? null : file.settledProfile());
        if (choice != null) {
            Attributes profile = file.profile(choice.value());
            reportDisagreement(bundle, profile, file);
            return checked(choice, file, bundle.orElse(shieldedFromShell(profile)));
        }
        Attributes found = bundle.orElse(environment());
        if (!bundle.has(Attribute.HOST)) {
            return orDefaultSection(found, file);
        }
        return found.haveAuthorization() || found.has(Attribute.AUTH_TYPE)
                ? found
                : new ProfileOfHost(request, file, problems).complete(found);
    }

    private ConfigFile configFile() {
        return ConfigFile.read(request.configFile(), problems);
    }

    /** The choice of the command line, else of the shell. */
    private @Nullable Setting namedProfile() {
        String flag = request.flagProfile();
        String variable = request.variable(Attribute.PROFILE.variable());
        return Setting.first(
                flag == null ? null : new Setting(flag, "--profile"),
                variable == null ? null : new Setting(variable, Attribute.PROFILE.variable()));
    }

    private Attributes environment() {
        return Attributes.ofEnvironment(request, _ -> true);
    }

    /** Only where no one says anything about a login what {@code [DEFAULT]} has is used. */
    private static Attributes orDefaultSection(Attributes found, ConfigFile file) {
        return found.haveAuthorization() || found.has(Attribute.HOST)
                ? found
                : found.orElse(file.profile(IniFile.DEFAULT_SECTION));
    }

    /**
     * With {@code --profile} the profile says who logs in and where; the shell's leftovers only
     * fill what it leaves open, and never send it elsewhere (databricks/cli#5096).
     */
    private Attributes shieldedFromShell(Attributes profile) {
        Attributes apart =
                Attributes.ofEnvironment(
                        request, attribute -> !attribute.isSteering() && !isLogin(attribute));
        Attributes gaps =
                Attributes.ofEnvironment(
                        request, attribute -> !attribute.isSteering() && isLogin(attribute));
        return apart.orElse(profile).orElse(gaps);
    }

    private static boolean isLogin(Attribute attribute) {
        return attribute.family() != null || attribute == Attribute.HOST;
    }

    private Attributes checked(Setting choice, ConfigFile file, Attributes merged) {
        reportMissing(choice, file, merged);
        return merged.with(Attribute.PROFILE, choice);
    }

    /** A missing file is a mistake only if the login depends on it, as with the CLI. */
    private void reportMissing(Setting choice, ConfigFile file, Attributes merged) {
        String name = choice.value();
        boolean fileIsReadable = problems.isEmpty();
        boolean fileIsNeeded = file.exists() || !merged.has(Attribute.HOST);
        boolean found = file.hasProfile(name) && !ConfigFile.isReserved(name);
        if (fileIsReadable && fileIsNeeded && !found) {
            problems.add(notFound(choice, file));
        }
    }

    private static Problem notFound(Setting choice, ConfigFile file) {
        String name = choice.value();
        List<String> profiles = file.profiles();
        String known = profiles.isEmpty() ? "none" : String.join(", ", profiles);
        return new Problem(
                "profile " + name + " not found (" + choice.origin() + "); the file has: " + known,
                file.exists() ? file.path().toString() : file.path() + " (does not exist)",
                (profiles.isEmpty() ? "make it: `" : "choose one of these, or make it: `")
                        + LoginCommand.ofDatabricks(name, "")
                        + " --host <workspace-url>`");
    }

    /** In the CLI's words (libs/databrickscfg/ops.go). */
    private void reportDisagreement(Attributes bundle, Attributes profile, ConfigFile file) {
        Setting ofBundle = bundle.settings().get(Attribute.HOST);
        Setting ofProfile = profile.settings().get(Attribute.HOST);
        if (ofBundle == null || ofProfile == null) {
            return;
        }
        String wanted = WorkspaceHost.normalised(ofBundle.value());
        String actual = WorkspaceHost.normalised(ofProfile.value());
        if (!wanted.equals(actual)) {
            List<String> fitting = file.profilesOf(wanted);
            problems.add(
                    new Problem(
                            "the host in the profile ("
                                    + actual
                                    + ") doesn’t match the host configured in the bundle ("
                                    + wanted
                                    + ")",
                            ofProfile.origin() + " and " + ofBundle.origin(),
                            fitting.isEmpty()
                                    ? "choose another --profile or --target"
                                    : "select a profile of that host: --profile "
                                            + String.join(", or --profile ", fitting)));
        }
    }
}
