package dev.lakefront.run.session;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What the app reads, if it does not read our own standard input: the process of the moment. */
final class AppInput extends OutputStream {
    private volatile @Nullable OutputStream process;

    /** Whether there is, or was, a process that reads it. */
    boolean leadsSomewhere() {
        return process != null;
    }

    void leadTo(OutputStream input) {
        process = input;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        OutputStream input = process;
        if (input == null) {
            return;
        }
        try {
            input.write(octets, offset, length);
            input.flush();
        } catch (IOException gone) {
            // it has ended, or it reads no more: as with a terminal, nobody hears
        }
    }

    @Override
    public void close() {
        OutputStream input = process;
        if (input == null) {
            return;
        }
        try {
            input.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
