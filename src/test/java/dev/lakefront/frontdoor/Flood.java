package dev.lakefront.frontdoor;

import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/** Far more octets than systems and proxies hold, sent as fast as they are taken. */
final class Flood {
    static final long SIZE = 64L << 20;

    /** What two connections' socket buffers and a proxy may hold when nobody reads. */
    static final long MOST_HELD = 28L << 20;

    private static final int PIECE = 64 << 10;
    private static final int PIECES = 1024;
    private static final Duration STANDSTILL = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicLong sent = new AtomicLong();
    private final Thread sender;

    private Flood(Wire wire) {
        this.sender =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                for (int i = 0; i < PIECES; i++) {
                                    wire.send(piece(i));
                                    sent.addAndGet(PIECE);
                                }
                            } catch (UncheckedIOException refused) {
                                // the receiver has left: what was sent by then is what counts
                            }
                        });
    }

    static Flood into(Wire wire) {
        return new Flood(wire);
    }

    /** The CRC-32 of all of it. */
    static long checksum() {
        CRC32 sum = new CRC32();
        for (int i = 0; i < PIECES; i++) {
            sum.update(piece(i));
        }
        return sum.getValue();
    }

    /** Whether the sender has to wait, though it has not sent all. */
    boolean standsStill() {
        return !ends(STANDSTILL) && sent.get() < MOST_HELD;
    }

    boolean ends() {
        return ends(PATIENCE) && sent.get() == SIZE;
    }

    private boolean ends(Duration patience) {
        try {
            return sender.join(patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] piece(int number) {
        byte[] octets = new byte[PIECE];
        Arrays.fill(octets, (byte) number);
        ByteBuffer.wrap(octets).putInt(number);
        return octets;
    }
}
