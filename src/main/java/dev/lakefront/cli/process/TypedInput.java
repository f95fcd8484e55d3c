package dev.lakefront.cli.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lakefront.machine.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What is typed at the terminal while an app runs. The app gets all of it, as if it read the
 * terminal itself, so that a debugger's prompt works; the line {@code r} also renews the token.
 */
public final class TypedInput {
    /**
     * Looked at this often rather than waited for: a thread that waits in a system call delays the
     * end of the VM, and a read as a background job stops the run.
     */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(250);

    private static final String RENEW = "r";
    private static final int MOST_AT_ONCE = 4096;

    private final InputStream terminal;
    private final OutputStream app;
    private final BooleanSupplier appReads;
    private final Runnable renewal;

    private TypedInput(
            InputStream terminal, OutputStream app, BooleanSupplier appReads, Runnable renewal) {
        this.terminal = terminal;
        this.app = app;
        this.appReads = appReads;
        this.renewal = renewal;
    }

    /**
     * Passes on what is typed, on a thread of its own, until the VM ends.
     *
     * @param appReads whether there is an app to read it: until then it may be the answer to a
     *     question of ours, or stays for the app
     */
    public static void listen(
            InputStream terminal, OutputStream app, BooleanSupplier appReads, Runnable renewal) {
        Thread.ofPlatform()
                .daemon()
                .name("typed-input")
                .start(new TypedInput(terminal, app, appReads, renewal)::passOn);
    }

    private void passOn() {
        byte[] typed = new byte[MOST_AT_ONCE];
        try {
            while (true) {
                if (appReads.getAsBoolean() && terminal.available() > 0 && Terminal.isOurs()) {
                    passOn(typed, terminal.read(typed));
                } else {
                    Thread.sleep(LOOK_PERIOD);
                }
            }
        } catch (IOException | InterruptedException _) {
            // the terminal is gone: SIGHUP ends the run
        }
    }

    /** Whole lines, as terminals give no less. */
    private void passOn(byte[] typed, int length) throws IOException {
        if (length < 0) { // Ctrl-D
            app.close();
            return;
        }
        app.write(typed, 0, length);
        app.flush();
        if (new String(typed, 0, length, US_ASCII).lines().anyMatch(RENEW::equals)) {
            renewal.run();
        }
    }
}
