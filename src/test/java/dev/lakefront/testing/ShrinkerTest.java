package dev.lakefront.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    @Test
    void whatDoesNotMatterGoes() {
        String failing = "GET / HTTP/1.1\r\nHost: here\r\nX-Evil: 1\r\nAccept: */*\r\n\r\n";
        assertThat(Shrinker.shrink(failing, text -> text.contains("Evil"))).isEqualTo("Evil");
        assertThat(Shrinker.shrink(failing, text -> text.contains("G") && text.contains("*")))
                .isEqualTo("G*");
        assertThat(Shrinker.shrink(failing, _ -> true)).isEmpty();
    }

    @Test
    void whatFailsOnlyAsAWholeStays() {
        String failing = "all of it";
        assertThat(Shrinker.shrink(failing, failing::equals)).isEqualTo(failing);
    }

    @Test
    void theSearchIsBounded() {
        AtomicInteger asked = new AtomicInteger();
        String failing = "x".repeat(10_000);
        Shrinker.shrink(
                failing,
                text -> {
                    asked.incrementAndGet();
                    return text.equals(failing);
                });
        assertThat(asked.get()).isLessThanOrEqualTo(400);
    }

    @Test
    void theResultCanBePasted() {
        assertThat(Shrinker.literal("a\r\n\"\\\0é")).isEqualTo("\"a\\r\\n\\\"\\\\\\u0000\\u00e9\"");
    }
}
