package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CachedCallerSourceTest {
    private static final Identity ALICE = new Identity("1", "alice", "Alice", "alice@example.com");

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

    @Test
    void whoAsksWhileTheAnswerComesInDoesNotAskAgain() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        InstantSource watched =
                () -> {
                    meanwhile.getAndSet(() -> {}).run();
                    return clock.instant();
                };
        CallerSource callers =
                new CachedCallerSource(
                        () -> {
                            if (asked.incrementAndGet() == 1) {
                                throw TokenFailure.passing("the workspace is down");
                            }
                            return ALICE;
                        },
                        tokens("a"),
                        watched);
        assertThat(failure(callers)).endsWith("the workspace is down");
        clock.advanceSeconds(1.1);
        meanwhile.set(() -> callers.caller().join());
        assertThat(callers.caller().join().identity()).isEqualTo(ALICE);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    @Timeout(5)
    void tokenAndIdentityTogetherTakeNoLongerThanTheLimit() {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<AccessToken> token = new CompletableFuture<>();
        CallerSource callers =
                new CachedCallerSource(
                        () -> identityAfter(never), () -> token, clock, Duration.ofMillis(100));
        CompletableFuture<Caller> first = callers.caller();
        assertThat(missing(first)).isEqualTo(TokenFailure.Missing.TOKEN);
        token.complete(token("a"));
        assertThat(missing(callers.caller())).isEqualTo(TokenFailure.Missing.IDENTITY);
        never.countDown();
    }

    @Test
    void aFailureSaysWhichOfTheTwoIsMissing() {
        CachedCallerSource.IdentityFetcher refused =
                () -> {
                    throw TokenFailure.rejected("no user");
                };
        TokenSource broken = () -> CompletableFuture.failedFuture(TokenFailure.passing("no token"));
        assertThat(missing(new CachedCallerSource(() -> ALICE, broken, clock).caller()))
                .isEqualTo(TokenFailure.Missing.TOKEN);
        assertThat(missing(new CachedCallerSource(refused, tokens("a"), clock).caller()))
                .isEqualTo(TokenFailure.Missing.IDENTITY);
        assertThat(missing(new CachedCallerSource(refused, null, clock).caller()))
                .isEqualTo(TokenFailure.Missing.IDENTITY);
    }

    private static Identity identityAfter(CountDownLatch latch) throws TokenFailure {
        try {
            latch.await();
            return ALICE;
        } catch (InterruptedException e) {
            throw TokenFailure.passing("interrupted");
        }
    }

    private static TokenFailure.Missing missing(CompletableFuture<Caller> asked) {
        return TokenFailure.of(catchThrowable(asked::join)).missing();
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
