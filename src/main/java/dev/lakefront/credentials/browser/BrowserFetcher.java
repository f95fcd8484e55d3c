package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gets tokens for a person who has logged in in the browser (RFC 6749, 6). */
public final class BrowserFetcher implements TokenFetcher {
    /** As long as the Databricks CLI waits for a keyring; the rest is for the network. */
    private static final Duration KEYRING_LIMIT = Duration.ofSeconds(3);

    private final LoginContext login;
    private final BrowserRefreshTokens refreshTokens;
    private final Path lock;
    private final AtomicReference<@Nullable AccessToken> unused = new AtomicReference<>();
    private volatile @Nullable BrowserEndpoints endpoints;

    BrowserFetcher(LoginContext login, BrowserRefreshTokens refreshTokens) {
        this.login = login;
        this.refreshTokens = refreshTokens;
        this.lock = KeyringLock.file(login.request());
    }

    public static BrowserFetcher of(LoginContext login) {
        Keyring keyring = Keyring.of(login.request(), System.getProperty("os.name"));
        return new BrowserFetcher(login, new BrowserRefreshTokens(keyring, KeyringEntry.of(login)));
    }

    /** The login whose tokens these are. */
    public BrowserLogin browserLogin() {
        return new BrowserLogin(login, refreshTokens, this);
    }

    /** Has the next fetch return a token that nobody has used yet. */
    void handOver(AccessToken fresh) {
        unused.set(fresh);
    }

    @Override
    public AccessToken fetch() throws TokenFailure {
        AccessToken fresh = unused.getAndSet(null);
        return fresh == null ? refreshed(Deadline.in(Deadline.OF_A_FETCH)) : fresh;
    }

    private AccessToken refreshed(Deadline deadline) throws TokenFailure {
        BrowserEndpoints server = endpoints(deadline);
        try (KeyringLock _ = KeyringLock.take(lock, deadline.orIn(KEYRING_LIMIT))) {
            Secret refresh = current(deadline);
            var endpoint = new BrowserTokenEndpoint(login, server.token(), deadline);
            try {
                return kept(endpoint.refresh(refresh), deadline);
            } catch (TokenFailure failure) {
                Secret changed = refreshTokens.current(deadline.orIn(KEYRING_LIMIT));
                if (!failure.isRejected() || changed == null || changed.equals(refresh)) {
                    throw failure;
                }
                // another run was faster, and had no lock
                return kept(endpoint.refresh(changed), deadline);
            }
        }
    }

    private BrowserEndpoints endpoints(Deadline deadline) throws TokenFailure {
        BrowserEndpoints known = endpoints;
        if (known != null) {
            return known;
        }
        BrowserEndpoints found = BrowserEndpoints.discover(login, deadline);
        endpoints = found;
        return found;
    }

    private Secret current(Deadline deadline) throws TokenFailure {
        Secret refresh = refreshTokens.current(deadline.orIn(KEYRING_LIMIT));
        if (refresh == null) {
            throw TokenFailure.rejected(
                    login.name() + " is not logged in",
                    "run `" + BrowserLogin.command(login) + "`");
        }
        return refresh;
    }

    private AccessToken kept(BrowserGrant grant, Deadline deadline) {
        Secret next = grant.refresh();
        if (next != null) {
            refreshTokens.keep(next, deadline.orIn(KEYRING_LIMIT));
        }
        return grant.token();
    }
}
