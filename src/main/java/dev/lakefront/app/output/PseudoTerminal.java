package dev.lakefront.app.output;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.lakefront.machine.CFunction;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A terminal of Linux whose screen is us: pty(7). It hands on every byte as it is; line ends are
 * the real terminal's business.
 *
 * @param exit its screen
 */
record PseudoTerminal(Descriptor exit, Path entrance) implements Conduit {
    /** From {@code asm-generic/ioctls.h}; {@code struct termios} and {@code winsize} fit in. */
    private static final long TCGETS = 0x5401;

    private static final long TCSETS = 0x5402;
    private static final long TIOCGWINSZ = 0x5413;
    private static final long TIOCSWINSZ = 0x5414;
    private static final long TIOCGPTN = 0x80045430L;
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final int LARGEST_ARGUMENT = 64;

    /** Of {@code struct termios}: four flag words, output the second. */
    private static final long OUTPUT_FLAGS = 4;

    /** Has the terminal change what is written, line ends above all. */
    private static final int OPOST = 1;

    private static final int O_RDWR = 2;
    private static final boolean KNOWN_HERE = System.getProperty("os.name").equals("Linux");

    private static final CFunction OPEN = CFunction.named("posix_openpt");
    private static final CFunction CONTROL = CFunction.named("ioctl");

    /** Opens one with size and settings of another terminal. */
    static PseudoTerminal like(Descriptor terminal) throws IOException {
        Descriptor screen = open();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argument = arena.allocate(LARGEST_ARGUMENT, Long.BYTES);
            control(screen, TIOCSPTLCK, argument);
            control(terminal, TCGETS, argument);
            int flags = argument.get(JAVA_INT, OUTPUT_FLAGS);
            argument.set(JAVA_INT, OUTPUT_FLAGS, flags & ~OPOST);
            control(screen, TCSETS, argument);
            control(screen, TIOCGPTN, argument);
            int number = argument.get(JAVA_INT, 0);
            copySize(terminal, screen);
            return new PseudoTerminal(screen, Path.of("/dev/pts/" + number));
        } catch (IOException e) {
            screen.close();
            throw e;
        }
    }

    @Override
    public void leaveEntrance() {
        // we have never held it
    }

    @Override
    public void followSizeOf(Descriptor ours) {
        try {
            copySize(ours, exit);
        } catch (IOException gone) {
            // the terminal is closed: the run is about to end
        }
    }

    private static void copySize(Descriptor from, Descriptor to) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(LARGEST_ARGUMENT, Long.BYTES);
            control(from, TIOCGWINSZ, size);
            control(to, TIOCSWINSZ, size);
        }
    }

    private static Descriptor open() throws IOException {
        if (!KNOWN_HERE) {
            throw new IOException("no terminals but those of Linux are known");
        }
        Descriptor screen = new Descriptor((int) OPEN.call(O_RDWR));
        if (screen.number() < 0) {
            throw new IOException("no pseudo-terminal can be made");
        }
        return screen;
    }

    private static void control(Descriptor terminal, long request, MemorySegment argument)
            throws IOException {
        if ((int) CONTROL.call(terminal.number(), request, argument.address()) < 0) {
            throw new IOException("the terminal does not know request " + request);
        }
    }
}
