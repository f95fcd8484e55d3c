package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.BearerTokens;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.ChildProcess;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.SearchPath;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keychain of macOS. {@code security} takes a secret as an argument only, so it is made to read
 * its commands from a pipe ({@code -i}). Every word of them is written so that it needs no quotes.
 */
final class KeyringOfMac implements Keyring {
    /** More logins of one host and profile, each of other scopes, than anybody has. */
    private static final int MOST_ENTRIES = 50;

    private final Path program;
    private final Map<String, String> environment;

    private KeyringOfMac(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    static @Nullable Keyring find(LoginRequest request) {
        Path program = SearchPath.find("security", request, _ -> true);
        return program == null ? null : new KeyringOfMac(program, request.shellWithoutLogin());
    }

    @Override
    public String name() {
        return "the keychain";
    }

    @Override
    public @Nullable Secret read(KeyringEntry entry, Deadline deadline) {
        ChildProcess.Outcome outcome =
                run("find-generic-password" + withScopes(entry) + " -w", deadline);
        return outcome == null ? null : decoded(outcome.output().reveal().strip());
    }

    private static @Nullable Secret decoded(String kept) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(kept);
            return BearerTokens.read(new String(octets, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public boolean store(KeyringEntry entry, Secret value, Deadline deadline) {
        byte[] octets = value.reveal().getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getUrlEncoder().encodeToString(octets);
        run("add-generic-password -U" + withScopes(entry) + " -w " + encoded, deadline);
        return Objects.equals(value, read(entry, deadline)); // with -i, the exit code says nothing
    }

    @Override
    public boolean forget(KeyringEntry entry, Deadline deadline) {
        int forgotten = 0;
        while (forgotten < MOST_ENTRIES && isFound(entry, deadline)) {
            run("delete-generic-password" + ofLogin(entry), deadline);
            forgotten++;
        }
        return forgotten > 0;
    }

    private boolean isFound(KeyringEntry entry, Deadline deadline) {
        ChildProcess.Outcome outcome = run("find-generic-password" + ofLogin(entry), deadline);
        return outcome != null && !outcome.output().reveal().isBlank();
    }

    private static String ofLogin(KeyringEntry entry) {
        return " -s "
                + KeyringEntry.SERVICE
                + ":"
                + Form.encoded(entry.profile())
                + ":"
                + Form.encoded(entry.host());
    }

    private static String withScopes(KeyringEntry entry) {
        return ofLogin(entry) + " -a scopes:" + Form.encoded(entry.scopes());
    }

    private ChildProcess.@Nullable Outcome run(String command, Deadline deadline) {
        try {
            return ChildProcess.run(
                    List.of(program.toString(), "-i"),
                    environment,
                    new Secret(command + "\n"),
                    deadline.left());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException | TimeoutException _) {
            return null; // it is asking the person
        }
    }
}
