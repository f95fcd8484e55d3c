package dev.lakefront.app.ending;

import dev.lakefront.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of an app.
 *
 * @param asked whether the user has asked for it
 * @param listened whether the app had ever accepted connections
 * @param lastLines what it wrote last, the oldest first
 * @param port where it should have listened
 * @param built whether what it needs was installed before it started
 */
public record Ending(
        ExitStatus status,
        boolean asked,
        boolean listened,
        List<String> lastLines,
        int port,
        boolean built) {
    public Ending {
        lastLines = List.copyOf(lastLines);
    }

    /** Whether nobody can have wanted it: a server serves until it is asked to end. */
    public boolean isCrash() {
        return !asked && !status.isInterrupt() && !(status.isGood() && listened);
    }

    /** The likely cause of a crash, with what mends it; null if nothing tells. */
    public @Nullable Problem cause() {
        if (!isCrash()) {
            return null;
        }
        Problem told = LastWords.cause(this);
        return told == null ? byStatus() : told;
    }

    private @Nullable Problem byStatus() {
        if (status.isKill()) {
            return Problem.of(
                    "somebody killed it, or the system, which had no memory left",
                    "on Linux, `journalctl -k` tells of the latter");
        }
        if (status.isGood()) {
            return Problem.of(
                    "its command is done, and left nothing that could listen",
                    "have the command stay: no `&`, no daemon");
        }
        return null;
    }
}
