package dev.lakefront.run.session;

import dev.lakefront.app.ending.Ending;
import dev.lakefront.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an app has ended.
 *
 * @param status its exit status: 128 plus the number of a signal that ended it
 * @param how the same in words: {@code exit code 1}, {@code SIGSEGV (11)}
 * @param ran how long it was there
 * @param crashed whether nobody can have wanted it
 * @param listened whether it had ever accepted connections
 * @param port where it should have listened
 * @param cause of a crash, with what mends it, if anything tells
 */
public record AppEnd(
        int status,
        String how,
        Duration ran,
        boolean crashed,
        boolean listened,
        int port,
        @Nullable Problem cause) {
    static AppEnd of(Ending ending, Duration ran) {
        return new AppEnd(
                ending.status().number(),
                ending.status().toString(),
                ran,
                ending.isCrash(),
                ending.listened(),
                ending.port(),
                ending.cause());
    }
}
