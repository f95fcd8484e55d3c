package dev.lakefront.app.output;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.lakefront.machine.CFunction;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** An open file under the number by which C knows it: Java has no word for that. */
record Descriptor(int number) {
    static final Descriptor STANDARD_OUTPUT = new Descriptor(1);
    static final Descriptor STANDARD_ERROR = new Descriptor(2);

    private static final CFunction CLOSE = CFunction.named("close");
    private static final CFunction IS_TERMINAL = CFunction.named("isatty");
    private static final CFunction PIPE = CFunction.named("pipe");
    private static final CFunction READ = CFunction.named("read");

    /** Opens a pipe: pipe(2). */
    static Pipe pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if ((int) PIPE.call(ends.address()) != 0) {
                throw new IOException("no pipe can be made");
            }
            return new Pipe(
                    new Descriptor(ends.getAtIndex(JAVA_INT, 0)),
                    new Descriptor(ends.getAtIndex(JAVA_INT, 1)));
        }
    }

    /** A name under which this file can be opened again; on Linux, no terminal can. */
    Path path() {
        return Path.of("/dev/fd/" + number);
    }

    boolean isTerminal() {
        return (int) IS_TERMINAL.call(number) == 1;
    }

    /**
     * Waits for bytes and fills the buffer, a direct one, with those that are there: read(2).
     *
     * @return whether there are any; if not, there will never be
     */
    boolean readInto(ByteBuffer buffer) {
        buffer.clear();
        MemorySegment memory = MemorySegment.ofBuffer(buffer);
        long count = READ.call(number, memory.address(), memory.byteSize());
        buffer.limit((int) Math.max(0, count));
        return count > 0;
    }

    void close() {
        CLOSE.call(number);
    }
}
