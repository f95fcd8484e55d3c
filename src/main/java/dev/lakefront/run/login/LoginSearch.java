package dev.lakefront.run.login;

import dev.lakefront.bundle.Bundle;
import dev.lakefront.bundle.BundleText;
import dev.lakefront.credentials.setting.BundleWorkspace;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.ProfilePicker;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.option.TerminalPrompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the developer's login is looked for: options, surroundings, and the bundle of the app. */
public final class LoginSearch {
    private LoginSearch() {}

    /**
     * What the app's bundle and the options lead to.
     *
     * @throws ProblemException with everything that keeps the bundle from having it
     */
    public static LoginRequest of(AppSource app, LoginOptions options, Surroundings around) {
        return of(app, options, new AppScopes(app, options.scopes()), around);
    }

    /**
     * As {@link #of(AppSource, LoginOptions, Surroundings)}, with scopes that are known already.
     */
    public static LoginRequest of(
            AppSource app, LoginOptions options, AppScopes scopes, Surroundings around) {
        return new LoginRequest(
                        around.shell(),
                        options.profile(),
                        around.home(),
                        around.version(),
                        isAside(options) ? null : workspace(app.bundle()),
                        new Asker(around.prompt()))
                .narrowedTo(scopes.wanted());
    }

    /** The person at the terminal, as whom the credentials ask. */
    private record Asker(TerminalPrompt prompt) implements ProfilePicker {
        @Override
        public @Nullable String pick(String question, List<String> profiles) {
            return prompt.choose(question, profiles);
        }

        @Override
        public boolean isAttended() {
            return prompt.isAttended();
        }
    }

    /** A profile that is named without a target has nothing to do with the bundle (CLI 1.13). */
    static boolean isAside(LoginOptions options) {
        return options.profile() != null && options.target() == null;
    }

    private static @Nullable BundleWorkspace workspace(@Nullable Bundle bundle) {
        if (bundle == null) {
            return null;
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, Setting> settings = new HashMap<>();
        for (String key : BundleWorkspace.KEYS) {
            BundleText text = bundle.text("workspace." + key, problems);
            if (text != null) {
                settings.put(key, new Setting(text.value(), text.origin()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new BundleWorkspace(bundle.file(), settings);
    }
}
