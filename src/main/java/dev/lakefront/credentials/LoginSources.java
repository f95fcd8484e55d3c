package dev.lakefront.credentials;

import dev.lakefront.credentials.ProfileChoice.Source;
import dev.lakefront.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * Merges environment and config file into the attributes of one login, in the CLI's order of
 * precedence (libs/databrickscfg/loader.go, cmd/root/auth.go).
 */
final class LoginSources {
    private final LoginRequest request;
    private final List<Problem> problems;

    /**
     * @param problems gets what is wrong with the config file or the choice of the profile
     */
    LoginSources(LoginRequest request, List<Problem> problems) {
        this.request = request;
        this.problems = problems;
    }

    Attributes attributes() {
        ProfileChoice named = ProfileChoice.named(request);
        boolean hostAlone =
                named.source() == Source.NOBODY
                        && request.variable(Attribute.HOST.variable()) != null;
        if (hostAlone) {
            return environment();
        }
        ConfigFile file = ConfigFile.read(request.configFile(), problems);
        ProfileChoice choice =
                named.source() == Source.NOBODY ? ProfileChoice.defaultOf(file) : named;
        return choice.source() == Source.NOBODY
                ? withoutProfile(file)
                : withProfile(choice, Objects.requireNonNull(choice.name()), file);
    }

    private Attributes environment() {
        return Attributes.ofEnvironment(request, _ -> true);
    }

    /** Only an environment without any authorization falls back to what {@code [DEFAULT]} has. */
    private Attributes withoutProfile(ConfigFile file) {
        Attributes environment = environment();
        return environment.haveAuthorization()
                ? environment
                : environment.orElse(file.profile(IniFile.DEFAULT_SECTION));
    }

    private Attributes withProfile(ProfileChoice choice, String name, ConfigFile file) {
        Attributes profile = file.profile(name);
        Attributes merged =
                choice.source() == Source.FLAG ? underFlag(profile) : shellFirst(profile);
        reportMissing(choice, name, file, merged);
        return merged.with(Attribute.PROFILE, new Setting(name, choice.source().words()));
    }

    private Attributes shellFirst(Attributes profile) {
        return environment().orElse(profile);
    }

    /**
     * With {@code --profile} the profile says who logs in and where; the shell's leftovers only
     * fill what it leaves open, and never send it elsewhere (databricks/cli#5096).
     */
    private Attributes underFlag(Attributes profile) {
        Attributes apart =
                Attributes.ofEnvironment(
                        request, attribute -> isSharedWithShell(attribute) && !isLogin(attribute));
        Attributes gaps = Attributes.ofEnvironment(request, LoginSources::isSharedWithShell);
        return apart.orElse(profile).orElse(gaps);
    }

    private static boolean isSharedWithShell(Attribute attribute) {
        return !attribute.isSteering();
    }

    private static boolean isLogin(Attribute attribute) {
        return attribute.family() != null || attribute == Attribute.HOST;
    }

    /** A missing file is a mistake only if the login depends on it, as with the CLI. */
    private void reportMissing(
            ProfileChoice choice, String name, ConfigFile file, Attributes merged) {
        boolean fileIsReadable = problems.isEmpty();
        boolean fileIsNeeded = file.exists() || !merged.has(Attribute.HOST);
        boolean found = file.hasProfile(name) && !ConfigFile.isReserved(name);
        if (fileIsReadable && fileIsNeeded && !found) {
            problems.add(notFound(choice, name, file));
        }
    }

    private static Problem notFound(ProfileChoice choice, String name, ConfigFile file) {
        List<String> profiles = file.profiles();
        String known = profiles.isEmpty() ? "none" : String.join(", ", profiles);
        return new Problem(
                "profile "
                        + name
                        + " not found ("
                        + choice.source().words()
                        + "); the file has: "
                        + known,
                file.exists() ? file.path().toString() : file.path() + " (does not exist)",
                (profiles.isEmpty() ? "make it: `" : "choose one of these, or make it: `")
                        + DatabricksCli.loginCommand(name, "")
                        + " --host <workspace-url>`");
    }
}
