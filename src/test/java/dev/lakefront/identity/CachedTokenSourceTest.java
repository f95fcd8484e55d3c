package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedTokenSourceTest {
    private final ManualClock clock = new ManualClock();
    private final Endpoint endpoint = new Endpoint();
    private final TokenSource tokens = new CachedTokenSource(endpoint, clock.clocks(), () -> 0.5);

    @Nested
    class WhileTheTokenIsFresh {
        @Test
        void itIsFetchedOnceForAnyNumberWhoAskAtOnce() {
            List<CompletableFuture<AccessToken>> asked = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                asked.add(tokens.token());
            }
            endpoint.issue("first", 3600);
            assertThat(asked).allSatisfy(a -> assertThat(value(a)).isEqualTo("first"));
            assertThat(endpoint.fetches.get()).isEqualTo(1);
        }

        @Test
        void itIsAtHandWithoutWaiting() {
            fetched("first", 3600);
            clock.advance(Duration.ofMinutes(39));
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "first"));
            assertThat(endpoint.fetches.get()).isEqualTo(1);
        }
    }

    @Nested
    class WhenTheTokenGrowsOld {
        @Test
        void itIsServedWhileTheNextOneIsFetchedInTheBackground() {
            fetched("first", 3600);
            clock.advance(Duration.ofMinutes(41));
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "first"));
            endpoint.issue("second", 3600);
            assertThat(soon(() -> tokens.token().join(), "second")).isTrue();
            assertThat(endpoint.fetches.get()).isEqualTo(2);
        }

        @Test
        void itIsServedAsLongAsItIsValidThoughTheEndpointIsBroken() {
            fetched("first", 3600);
            clock.advance(Duration.ofMinutes(41));
            tokens.token();
            endpoint.fail("503");
            clock.advance(Duration.ofMinutes(18));
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "first"));
        }

        @Test
        void aFailedRefreshIsRepeatedThoughNobodyWaitsForIt() {
            fetched("first", 3600);
            clock.advance(Duration.ofMinutes(41));
            endpoint.fail("503");
            endpoint.issue("second", 3600);
            Eventually.within(Duration.ofSeconds(5), this::isSecondASecondLater);
            assertThat(endpoint.fetches.get()).isEqualTo(3);
        }

        private boolean isSecondASecondLater() {
            clock.advanceSeconds(1);
            return is(tokens.token().join(), "second");
        }

        @Test
        void aTokenOfTwoSecondsIsRefreshedAfterOne() {
            fetched("first", 2);
            clock.advanceSeconds(0.9);
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "first"));
            assertThat(endpoint.fetches.get()).isEqualTo(1);
            clock.advanceSeconds(0.2);
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "first"));
            endpoint.issue("second", 2);
            assertThat(soon(() -> tokens.token().join(), "second")).isTrue();
        }
    }

    @Nested
    class WhenTheTokenHasExpired {
        @Test
        void itIsNeverServed() {
            fetched("first", 2);
            clock.advanceSeconds(2);
            CompletableFuture<AccessToken> asked = tokens.token();
            assertThat(asked).isNotDone();
            endpoint.issue("second", 2);
            assertThat(value(asked)).isEqualTo("second");
        }

        @Test
        void itIsNotServedThoughItsRefreshHasFailedManyTimes() {
            fetched("first", 2);
            for (int attempt = 0; attempt < 4; attempt++) {
                clock.advanceSeconds(1.9);
                CompletableFuture<AccessToken> asked = tokens.token();
                endpoint.fail("503");
                assertThat(failure(asked)).endsWith("503");
            }
        }

        @Test
        void allWhoWaitShareOneFailure() {
            List<CompletableFuture<AccessToken>> asked = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                asked.add(tokens.token());
            }
            endpoint.fail("503");
            assertThat(asked).allSatisfy(a -> assertThat(failure(a)).endsWith("503"));
            assertThat(endpoint.fetches.get()).isEqualTo(1);
        }

        @Test
        void aFailureIsRememberedForASecondAndThenForgotten() {
            CompletableFuture<AccessToken> first = tokens.token();
            endpoint.fail("503");
            assertThat(failure(first)).endsWith("503");
            clock.advanceSeconds(0.9);
            assertThat(failure(tokens.token())).endsWith("503");
            assertThat(endpoint.fetches.get()).isEqualTo(1);

            clock.advanceSeconds(0.2);
            CompletableFuture<AccessToken> second = tokens.token();
            endpoint.issue("recovered", 3600);
            assertThat(value(second)).isEqualTo("recovered");
        }

        @Test
        void whoWaitsIsStillThereToHearWhyAFetchRanOutOfTime() {
            assertThat(SingleFlight.LIMIT).isGreaterThan(TokenFetcher.LIMIT);
        }

        @Test
        void aWaiterThatGivesUpDoesNotEndTheRefresh() {
            CompletableFuture<AccessToken> impatient = tokens.token();
            CompletableFuture<AccessToken> patient = tokens.token();
            impatient.cancel(true);
            endpoint.issue("first", 3600);
            assertThat(value(patient)).isEqualTo("first");
        }

        @Test
        void aBrokenEndpointSeesOneFetchASecondWhateverTheLoad() {
            for (int second = 1; second <= 3; second++) {
                CompletableFuture<AccessToken> asked = tokens.token();
                endpoint.fail("503");
                assertThat(failure(asked)).endsWith("503");
                for (int i = 0; i < 1000; i++) {
                    assertThat(tokens.token()).isCompletedExceptionally();
                }
                assertThat(endpoint.fetches.get()).isEqualTo(second);
                clock.advanceSeconds(1);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, -3600})
        void aTokenThatIsBornExpiredServesForASecondSoThatItsIssuerIsNotFlooded(int life) {
            fetched("brief", life);
            clock.advanceSeconds(0.9);
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "brief"));
            assertThat(endpoint.fetches.get()).isEqualTo(1);
            clock.advanceSeconds(0.1);
            fetched("next", life);
        }
    }

    @Nested
    class WhenTheClockJumps {
        @Test
        void aLaptopThatSleptAsksForATokenWithTheFirstRequest() {
            fetched("first", 3600);
            clock.sleep(Duration.ofHours(8));
            CompletableFuture<AccessToken> asked = tokens.token();
            assertThat(asked).isNotDone();
            endpoint.issue("second", 3600);
            assertThat(value(asked)).isEqualTo("second");
        }

        @Test
        void aTokenGrowsNoYoungerWhenTheClockIsSetBack() {
            fetched("first", 3600);
            clock.setBack(Duration.ofHours(2));
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "first"));
            clock.advance(Duration.ofMinutes(60));
            CompletableFuture<AccessToken> asked = tokens.token();
            assertThat(asked).isNotDone();
            endpoint.issue("second", 3600);
            assertThat(value(asked)).isEqualTo("second");
        }

        @Test
        void aFailureIsNotRememberedForLongerWhenTheClockIsSetBack() {
            CompletableFuture<AccessToken> asked = tokens.token();
            endpoint.fail("503");
            assertThat(failure(asked)).endsWith("503");
            clock.setBack(Duration.ofHours(2));
            fetched("recovered", 3600);
        }

        @Test
        void aTokenOfAbsurdLifeIsKept() {
            CompletableFuture<AccessToken> asked = tokens.token();
            endpoint.issue(new AccessToken(new Secret("eternal"), clock.instant(), Instant.MAX));
            assertThat(value(asked)).isEqualTo("eternal");
            clock.advance(Duration.ofDays(36_500));
            assertThat(tokens.token()).isCompletedWithValueMatching(t -> is(t, "eternal"));
        }
    }

    private void fetched(String value, int lifeSeconds) {
        CompletableFuture<AccessToken> asked = tokens.token();
        endpoint.issue(value, lifeSeconds);
        assertThat(value(asked)).isEqualTo(value);
    }

    private static String value(CompletableFuture<AccessToken> asked) {
        return asked.orTimeout(10, TimeUnit.SECONDS).join().value().reveal();
    }

    private static String failure(CompletableFuture<AccessToken> asked) {
        try {
            return "no failure but " + asked.orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private static boolean is(AccessToken token, String value) {
        return token.value().reveal().equals(value);
    }

    /** A background refresh ends on a thread of its own: asks until it shows, for ten seconds. */
    private static boolean soon(Supplier<AccessToken> token, String value) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            if (is(token.get(), value)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** A token endpoint whose answers the test gives, one a fetch. */
    private final class Endpoint implements TokenFetcher {
        final AtomicInteger fetches = new AtomicInteger();
        private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();

        void issue(String value, int lifeSeconds) {
            issue(
                    new AccessToken(
                            new Secret(value),
                            clock.instant(),
                            clock.instant().plusSeconds(lifeSeconds)));
        }

        void issue(AccessToken token) {
            answers.add(token);
        }

        void fail(String message) {
            answers.add(TokenFailure.passing(message));
        }

        @Override
        public AccessToken fetch() throws TokenFailure {
            fetches.incrementAndGet();
            try {
                Object answer = answers.take();
                if (answer instanceof TokenFailure failure) {
                    throw failure;
                }
                return (AccessToken) answer;
            } catch (InterruptedException e) {
                throw TokenFailure.passing("interrupted");
            }
        }
    }
}
