package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The store for secrets of the person's system, through the program that the system has for it.
 * Secrets travel through pipes, never as arguments.
 */
interface Keyring {
    /** The keyring of this system; null if it has none that can be used from here. */
    static @Nullable Keyring of(LoginRequest request, String system) {
        return system.startsWith("Mac")
                ? KeyringOfMac.find(request)
                : KeyringSecretTool.find(request);
    }

    /** How messages name it. */
    String name();

    /** What is kept; null if nothing is, or if the keyring cannot be asked. */
    @Nullable Secret read(KeyringEntry entry, Deadline deadline);

    /** Keeps it in place of what was kept; false if the keyring does not. */
    boolean store(KeyringEntry entry, Secret value, Deadline deadline);

    /** Forgets all that is kept for the login, of any scopes; false if there was nothing. */
    boolean forget(KeyringEntry entry, Deadline deadline);
}
