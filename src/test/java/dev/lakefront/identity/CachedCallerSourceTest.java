package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedCallerSourceTest {
    private static final Identity ALICE = new Identity("alice", "Alice", "alice@example.com");

    private final ManualClock clock = new ManualClock();

    @Test
    void asksForTheIdentityOnce() {
        AtomicInteger asked = new AtomicInteger();
        CallerSource callers =
                new CachedCallerSource(
                        () -> {
                            asked.incrementAndGet();
                            return ALICE;
                        },
                        tokens("a"),
                        clock);
        callers.caller().join();
        callers.caller().join();
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void givesTheSameAnswerForAsLongAsTheTokenIsTheSame() {
        CachedCallerSource callers = new CachedCallerSource(() -> ALICE, tokens("a"), clock);
        callers.caller().join();
        assertThat(callers.caller()).isSameAs(callers.caller());
    }

    @Test
    void aNewTokenShowsAtOnce() {
        AtomicInteger count = new AtomicInteger();
        TokenSource rotating =
                () -> CompletableFuture.completedFuture(token("t" + count.incrementAndGet()));
        CallerSource callers = new CachedCallerSource(() -> ALICE, rotating, clock);
        assertThat(callers.caller().join()).isEqualTo(new Caller(ALICE, token("t1")));
        assertThat(callers.caller().join()).isEqualTo(new Caller(ALICE, token("t2")));
    }

    @Test
    void withoutOAuthThereIsIdentityAndNoToken() {
        CallerSource callers = new CachedCallerSource(() -> ALICE, null, clock);
        assertThat(callers.caller().join()).isEqualTo(new Caller(ALICE, null));
    }

    @Test
    void anIdentityThatCannotBeHadIsAskedForAgainASecondLater() {
        AtomicInteger asked = new AtomicInteger();
        CallerSource callers =
                new CachedCallerSource(
                        () -> {
                            if (asked.incrementAndGet() == 1) {
                                throw TokenFailure.passing("the workspace is down");
                            }
                            return ALICE;
                        },
                        tokens("a"),
                        clock);
        assertThat(failure(callers)).endsWith("the workspace is down");
        assertThat(failure(callers)).endsWith("the workspace is down");
        clock.advanceSeconds(1.1);
        assertThat(callers.caller().join().identity()).isEqualTo(ALICE);
        assertThat(asked.get()).isEqualTo(2);
    }

    private static String failure(CallerSource callers) {
        try {
            return "no failure but " + callers.caller().join();
        } catch (CompletionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private static TokenSource tokens(String value) {
        AccessToken token = token(value);
        return () -> CompletableFuture.completedFuture(token);
    }

    private static AccessToken token(String value) {
        return new AccessToken(new Secret(value), Instant.EPOCH, Instant.MAX);
    }
}
