package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RememberedBearersTest {
    private static final Caller CAROL =
            new Caller(new Identity("3", "carol", "Carol", "carol@example.com"), null);
    private static final Secret TOKEN = new Secret("carols");

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theWorkspaceIsAskedOnceAMinute() {
        BearerCallers bearers = goodFor(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(bearers.callerOf(TOKEN).join()).isEqualTo(CAROL);
        }
        assertThat(asked).hasValue(1);
        assertThat(bearers.callerOf(TOKEN)).isDone();

        clock.advance(RememberedBearers.MEMORY);
        bearers.callerOf(TOKEN).join();
        assertThat(asked).hasValue(2);
        bearers.callerOf(new Secret("another")).join();
        assertThat(asked).hasValue(3);
    }

    @Test
    void aTokenIsNotRememberedBeyondItsEnd() {
        BearerCallers bearers = goodFor(Duration.ofSeconds(10));
        bearers.callerOf(TOKEN).join();
        clock.advance(Duration.ofSeconds(10));
        bearers.callerOf(TOKEN).join();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aNoIsRememberedAndAFailureIsNot() {
        BearerCallers refusing = failing(TokenFailure.rejected("no"));
        assertThat(failureOf(refusing).isRejected()).isTrue();
        clock.advance(RememberedBearers.MEMORY.minusSeconds(1));
        assertThat(failureOf(refusing).isRejected()).isTrue();
        assertThat(asked).hasValue(1);

        asked.set(0);
        BearerCallers absent = failing(TokenFailure.passing("not there"));
        assertThat(failureOf(absent).isRejected()).isFalse();
        failureOf(absent);
        assertThat(asked).hasValue(1);
        clock.advance(SingleFlight.FAILURE_MEMORY);
        failureOf(absent);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aClockThatIsSetBackMakesNoTokenLastLonger() {
        BearerCallers bearers = goodFor(Duration.ofHours(1));
        bearers.callerOf(TOKEN).join();
        clock.setBack(Duration.ofDays(1));
        bearers.callerOf(TOKEN).join();
        assertThat(asked).hasValue(2);
    }

    @Test
    void allWhoBringItAtOnceShareOneQuestion() {
        CountDownLatch answered = new CountDownLatch(1);
        BearerCallers bearers = waitingFor(answered);
        CompletableFuture<Caller> first = bearers.callerOf(TOKEN);
        CompletableFuture<Caller> second = bearers.callerOf(TOKEN);
        assertThat(first).isNotDone();
        answered.countDown();
        assertThat(first.join()).isEqualTo(second.join());
        assertThat(asked).hasValue(1);
    }

    @Test
    void everNewTokensAreNotAllAskedAbout() {
        CountDownLatch answered = new CountDownLatch(1);
        BearerCallers bearers = waitingFor(answered);
        List<CompletableFuture<Caller>> many = new ArrayList<>();
        for (int i = 0; i < RememberedBearers.MOST; i++) {
            many.add(bearers.callerOf(new Secret("token " + i)));
        }
        assertThat(TokenFailure.of(bearers.callerOf(TOKEN).exceptionNow()).isRejected()).isFalse();

        answered.countDown();
        many.forEach(CompletableFuture::join);
        assertThat(asked).hasValue(RememberedBearers.MOST);
        assertThat(bearers.callerOf(TOKEN).join()).isEqualTo(CAROL);
        bearers.callerOf(new Secret("token 1")).join();
        assertThat(asked).hasValue(RememberedBearers.MOST + 1); // the oldest alone is forgotten
        bearers.callerOf(new Secret("token 0")).join();
        assertThat(asked).hasValue(RememberedBearers.MOST + 2);
    }

    private BearerCallers goodFor(Duration life) {
        return new RememberedBearers(
                _ -> {
                    asked.incrementAndGet();
                    return new RememberedBearers.Found(CAROL, clock.instant().plus(life));
                },
                _ -> true,
                clock);
    }

    private BearerCallers waitingFor(CountDownLatch answered) {
        return new RememberedBearers(
                _ -> {
                    asked.incrementAndGet();
                    try {
                        answered.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return new RememberedBearers.Found(
                            CAROL, clock.instant().plus(Duration.ofHours(1)));
                },
                _ -> true,
                clock);
    }

    private BearerCallers failing(TokenFailure failure) {
        return new RememberedBearers(
                _ -> {
                    asked.incrementAndGet();
                    throw failure;
                },
                _ -> true,
                clock);
    }

    private static TokenFailure failureOf(BearerCallers bearers) {
        return TokenFailure.of(catchThrowable(() -> bearers.callerOf(TOKEN).join()));
    }
}
