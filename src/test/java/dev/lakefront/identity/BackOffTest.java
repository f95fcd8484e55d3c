package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1.5, 2",
        "1, 2, 3, 4",
        "2, 4, 6, 8",
        "3, 8, 12, 16",
        "4, 15, 22.5, 30",
        "50, 15, 22.5, 30",
    })
    void pausesGrowToHalfAMinuteAndAreDrawnFromTheirSecondHalf(
            int failuresBefore, double least, double middle, double most) {
        BackOff backOff = BackOff.FIRST;
        for (int i = 0; i < failuresBefore; i++) {
            backOff = backOff.next();
        }
        assertThat(backOff.pause(0)).isEqualTo(seconds(least));
        assertThat(backOff.pause(0.5)).isEqualTo(seconds(middle));
        assertThat(backOff.pause(1)).isEqualTo(seconds(most));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
