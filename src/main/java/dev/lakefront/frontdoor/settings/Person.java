package dev.lakefront.frontdoor.settings;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.CallerSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom requests can come from.
 *
 * @param id the label of the host name that chooses this person; empty for the developer, whom no
 *     name chooses
 * @param callers the caller of each request
 * @param scopes what a token of this person's is good for; null if it does not say
 */
public record Person(
        String id, CallerSource callers, Function<AccessToken, @Nullable List<String>> scopes) {
    /** Who is not signed in: the app is told nothing of who is asking. */
    public static final Person ANONYMOUS = anonymous();

    private static Person anonymous() {
        CompletableFuture<Caller> nobody = CompletableFuture.completedFuture(Caller.ANONYMOUS);
        return new Person("anonymous", () -> nobody, _ -> null);
    }
}
