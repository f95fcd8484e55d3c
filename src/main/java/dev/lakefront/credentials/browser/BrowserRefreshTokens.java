package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The refresh token of one login, which changes with each use: in the keyring, where other runs
 * find it too, else in memory, for this run. Never in a file.
 */
final class BrowserRefreshTokens {
    private final @Nullable Keyring keyring;
    private final KeyringEntry entry;
    private volatile @Nullable Secret inMemory;

    BrowserRefreshTokens(@Nullable Keyring keyring, KeyringEntry entry) {
        this.keyring = keyring;
        this.entry = entry;
    }

    /** The one to use next; null if there is none. */
    @Nullable Secret current(Deadline deadline) {
        Secret own = inMemory;
        return own != null || keyring == null ? own : keyring.read(entry, deadline);
    }

    /**
     * Keeps the next one.
     *
     * @return whether the keyring has it, so that other runs find it
     */
    boolean keep(Secret next, Deadline deadline) {
        boolean kept = keyring != null && keyring.store(entry, next, deadline);
        inMemory = kept ? null : next;
        return kept;
    }

    /** Forgets those of all scopes; false if there were none. */
    boolean forget(Deadline deadline) {
        inMemory = null;
        return keyring != null && keyring.forget(entry, deadline);
    }

    /** Whether they can be found that an earlier process kept. */
    boolean outliveProcesses() {
        return keyring != null;
    }

    /** Where they are kept, for messages. */
    String place() {
        return keyring == null ? "memory" : keyring.name();
    }
}
