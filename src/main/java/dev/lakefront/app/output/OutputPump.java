package dev.lakefront.app.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** Copies what comes out of a descriptor, byte for byte and at once, on a thread of its own. */
final class OutputPump {
    private static final int BUFFER_SIZE = 16 * 1024;

    /** For the bytes that are under way when nobody can write any more. */
    private static final long LAST_BYTES_MILLIS = 1_000;

    private final Descriptor source;
    private final OutputTarget target;
    private final LastLines.Source kept;
    private final Thread thread;
    private volatile boolean idle;

    private OutputPump(Descriptor source, OutputTarget target, LastLines.Source kept) {
        this.source = source;
        this.target = target;
        this.kept = kept;
        this.thread = Thread.ofPlatform().daemon().name("app-output").unstarted(this::copy);
    }

    static OutputPump start(Descriptor source, OutputTarget target, LastLines.Source kept) {
        OutputPump pump = new OutputPump(source, target, kept);
        pump.thread.start();
        return pump;
    }

    private void copy() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        try {
            while (next(buffer)) {
                kept.add(buffer);
                target.write(buffer);
            }
            target.end();
        } catch (IOException nobodyReadsOurs) {
            // then nobody reads the app's: it shall hear of it, as if it wrote there itself
        } finally {
            source.close();
        }
    }

    private boolean next(ByteBuffer buffer) {
        idle = true;
        boolean found = source.readInto(buffer);
        idle = false;
        return found;
    }

    /**
     * Returns when everything is copied, all who could write having ended. A process that nobody
     * could end is not waited for, though it may hold the other end.
     *
     * @param patient whether to wait as long as it takes for a target that takes nothing now
     */
    void finish(BooleanSupplier patient) throws InterruptedException {
        do {
            thread.join(LAST_BYTES_MILLIS);
        } while (patient.getAsBoolean() && thread.isAlive() && !idle);
    }
}
