package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.BearerTokens;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.ChildProcess;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.SearchPath;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The Secret Service of Linux desktops, by libsecret's {@code secret-tool}. */
final class KeyringSecretTool implements Keyring {
    private static final Secret NOTHING = new Secret("");

    private final Path program;
    private final Map<String, String> environment;

    private KeyringSecretTool(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    static @Nullable Keyring find(LoginRequest request) {
        Path program = SearchPath.find("secret-tool", request, _ -> true);
        return program == null ? null : new KeyringSecretTool(program, request.shellWithoutLogin());
    }

    @Override
    public String name() {
        return "the system's keyring (secret-tool)";
    }

    @Override
    public @Nullable Secret read(KeyringEntry entry, Deadline deadline) {
        ChildProcess.Outcome outcome = run(List.of("lookup"), withScopes(entry), NOTHING, deadline);
        return outcome == null || outcome.exitCode() != 0
                ? null
                : BearerTokens.read(outcome.output().reveal().strip());
    }

    @Override
    public boolean store(KeyringEntry entry, Secret value, Deadline deadline) {
        List<String> store = List.of("store", "--label=" + entry.label());
        return succeeded(run(store, withScopes(entry), value, deadline));
    }

    @Override
    public boolean forget(KeyringEntry entry, Deadline deadline) {
        return succeeded(run(List.of("clear"), ofLogin(entry), NOTHING, deadline));
    }

    private static List<String> ofLogin(KeyringEntry entry) {
        return List.of(
                "service", KeyringEntry.SERVICE, "profile", entry.profile(), "host", entry.host());
    }

    private static List<String> withScopes(KeyringEntry entry) {
        var attributes = new ArrayList<>(ofLogin(entry));
        attributes.add("scopes");
        attributes.add(entry.scopes());
        return attributes;
    }

    private static boolean succeeded(ChildProcess.@Nullable Outcome outcome) {
        return outcome != null && outcome.exitCode() == 0;
    }

    private ChildProcess.@Nullable Outcome run(
            List<String> command, List<String> attributes, Secret input, Deadline deadline) {
        var argv = new ArrayList<String>();
        argv.add(program.toString());
        argv.addAll(command);
        argv.addAll(attributes);
        try {
            return ChildProcess.run(argv, environment, input, deadline.left());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException | TimeoutException _) {
            return null; // it is asking the person, or there is no desktop
        }
    }
}
