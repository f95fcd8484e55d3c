package dev.lakefront.frontdoor.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.frontdoor.client.Patience.Awaited;
import dev.lakefront.frontdoor.settings.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
    private final Patience patience = new Patience(Limits.DEFAULT);

    private boolean isOver(Awaited awaited, long second) {
        return patience.isOver(awaited, Duration.ofSeconds(second).toNanos());
    }

    @ParameterizedTest
    @CsvSource({"FIRST_OCTET, 120", "HEAD, 20", "BODY, 120"})
    void itIsOverWhenItsLimitHasPassed(Awaited awaited, long seconds) {
        assertThat(isOver(awaited, 1_000)).isFalse();
        assertThat(isOver(awaited, 1_000 + seconds - 1)).isFalse();
        assertThat(isOver(awaited, 1_000 + seconds)).isTrue();
    }

    @Test
    void itNeverEndsWhenNothingIsAwaited() {
        assertThat(isOver(Awaited.NOTHING, 0)).isFalse();
        assertThat(isOver(Awaited.NOTHING, 1_000_000)).isFalse();
    }

    @Test
    void itBeginsAnewWhenSomethingHasCome() {
        assertThat(isOver(Awaited.BODY, 0)).isFalse();
        patience.renew();
        assertThat(isOver(Awaited.BODY, 119)).isFalse();
        assertThat(isOver(Awaited.BODY, 238)).isFalse();
        assertThat(isOver(Awaited.BODY, 239)).isTrue();
    }

    @Test
    void itBeginsAnewWhenSomethingElseIsAwaited() {
        assertThat(isOver(Awaited.FIRST_OCTET, 0)).isFalse();
        assertThat(isOver(Awaited.HEAD, 100)).isFalse();
        assertThat(isOver(Awaited.HEAD, 119)).isFalse();
        assertThat(isOver(Awaited.HEAD, 120)).isTrue();
    }
}
