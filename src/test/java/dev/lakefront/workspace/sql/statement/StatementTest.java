package dev.lakefront.workspace.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Eventually;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Execution;
import dev.lakefront.workspace.sql.engine.Result;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StatementTest {
    @Test
    void isNotHeldWithItsTextWhenItIsOver() {
        Statement statement = new Statement(Principal.NOBODY, Delivery.INLINE, new Canceled());
        WeakReference<Execution> text = new WeakReference<>(statement.execution());
        statement.run();
        statement.cancel();

        assertThat(statement.status()).isEqualTo(StatementStatus.CANCELED);
        Eventually.within(
                Duration.ofSeconds(30),
                () -> {
                    System.gc();
                    return text.refersTo(null);
                });
    }

    private static final class Canceled implements Execution {
        @Override
        public Result run() {
            throw new CancellationException();
        }

        @Override
        public void cancel() {
            // it has ended
        }
    }
}
