package dev.lakefront.app.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Has each line told in another form. A line is told when it has ended. */
final class FormattedLines implements OutputTarget {
    /** Bytes; one that is longer is told as several. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final OutputTarget target;
    private final boolean error;
    private final LineFormat format;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    FormattedLines(OutputTarget target, boolean error, LineFormat format) {
        this.target = target;
        this.error = error;
        this.format = format;
    }

    @Override
    public void write(ByteBuffer buffer) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        while (buffer.hasRemaining()) {
            byte octet = buffer.get();
            if (octet != '\n') {
                line.write(octet);
            }
            if (octet == '\n' || line.size() == LONGEST_LINE) {
                told.writeBytes(takeLine());
            }
        }
        target.write(ByteBuffer.wrap(told.toByteArray()));
    }

    private byte[] takeLine() {
        byte[] whole = format.told(error, line.toByteArray());
        line.reset();
        return whole;
    }

    @Override
    public void end() throws IOException {
        if (line.size() > 0) {
            target.write(ByteBuffer.wrap(takeLine()));
        }
        target.end();
    }
}
