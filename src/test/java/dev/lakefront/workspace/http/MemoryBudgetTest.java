package dev.lakefront.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryBudgetTest {
    private static final int CALLERS = 12;
    private static final long MEGABYTE = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(4 * MEGABYTE);

    @Test
    void noMoreIsReadAtOnceThanThereIsRoomFor() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> most = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                most.add(
                        threads.submit(() ->
                                budget.within(
                                        2 * MEGABYTE - 1024,
                                        () -> {
                                            int now = inside.incrementAndGet();
                                            inside.decrementAndGet();
                                            return now;
                                        })));
            }
            for (Future<Integer> each : most) {
                assertThat(each.get()).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void whatIsLargerThanAllHasAllToItself() {
        assertThat(budget.within(100 * MEGABYTE, () -> "read")).isEqualTo("read");
        assertThat(budget.within(4 * MEGABYTE, () -> "again")).isEqualTo("again");
    }

    @Test
    void whoFailsGivesTheRoomBack() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() ->
                            budget.within(
                                    4 * MEGABYTE,
                                    () -> {
                                        throw new IllegalStateException("broken");
                                    }))
                    .hasMessage("broken");
        }
        assertThat(budget.within(4 * MEGABYTE, () -> "read")).isEqualTo("read");
    }
}
