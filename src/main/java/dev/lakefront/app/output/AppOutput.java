package dev.lakefront.app.output;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of that which one process, and all it starts, write to their standard streams: it
 * goes to ours, byte for byte if nothing else is wanted. Stands for one process; used by the thread
 * that starts it and the one that ends it, one after the other. Why so: {@code
 * docs/adr/0014-app-output.md}.
 */
public final class AppOutput {
    private final @Nullable LastLines lines;
    private final StandardStreams wanted;
    private final @Nullable LineFormat format;
    private final List<Stream> streams = new ArrayList<>();
    private final List<OutputPump> pumps = new ArrayList<>();

    private AppOutput(
            @Nullable LastLines lines, StandardStreams wanted, @Nullable LineFormat format) {
        this.lines = lines;
        this.wanted = wanted;
        this.format = format;
    }

    /** The process has our own streams. */
    public static AppOutput inherited() {
        return new AppOutput(null, StandardStreams.OURS, null);
    }

    /**
     * Its last lines are kept. Where the system does not let us, it writes to our own streams.
     *
     * @param format how each line goes to ours; null: byte for byte
     */
    public static AppOutput keptIn(
            LastLines lines, StandardStreams wanted, @Nullable LineFormat format) {
        return new AppOutput(lines, wanted, format);
    }

    /** One of our streams, and what the app has in its place. */
    private record Stream(Descriptor ours, FileDescriptor target, Conduit conduit) {
        static Stream output() throws IOException {
            return of(Descriptor.STANDARD_OUTPUT, FileDescriptor.out);
        }

        static Stream error() throws IOException {
            return of(Descriptor.STANDARD_ERROR, FileDescriptor.err);
        }

        private static Stream of(Descriptor ours, FileDescriptor target) throws IOException {
            return new Stream(ours, target, Conduit.inPlaceOf(ours));
        }

        Redirect entrance() {
            return Redirect.to(conduit.entrance().toFile());
        }

        OutputPump pump(LastLines lines, @Nullable LineFormat format) {
            OutputTarget stream = new OurStream(target);
            boolean error = ours.equals(Descriptor.STANDARD_ERROR);
            return OutputPump.start(
                    conduit.exit(),
                    format == null ? stream : new FormattedLines(stream, error, format),
                    lines.newSource());
        }
    }

    /** Says where the process, which is about to be started, writes. */
    public void redirect(ProcessBuilder builder) {
        builder.inheritIO();
        if (lines == null) {
            return;
        }
        try {
            open(builder);
        } catch (IOException | LinkageError e) {
            close();
            builder.inheritIO();
        }
        if (wanted == StandardStreams.FED) {
            builder.redirectInput(Redirect.PIPE);
        } else if (wanted == StandardStreams.ASIDE) {
            builder.redirectInput(Path.of("/dev/null").toFile());
        }
    }

    private void open(ProcessBuilder builder) throws IOException {
        Stream output = wanted == StandardStreams.ASIDE ? Stream.error() : Stream.output();
        streams.add(output);
        builder.redirectOutput(output.entrance());
        if (wanted == StandardStreams.ASIDE || (format == null && isOneForBoth())) {
            builder.redirectErrorStream(true);
        } else {
            Stream error = Stream.error();
            streams.add(error);
            builder.redirectError(error.entrance());
        }
    }

    /** Then what is written first must come out first. */
    private static boolean isOneForBoth() {
        try {
            return Files.isSameFile(
                    Descriptor.STANDARD_OUTPUT.path(), Descriptor.STANDARD_ERROR.path());
        } catch (IOException e) {
            return false;
        }
    }

    /** The process has been started: what it writes is read from now on. */
    public void begin() {
        if (lines != null) {
            for (Stream stream : streams) {
                stream.conduit.leaveEntrance();
                pumps.add(stream.pump(lines, format));
            }
        }
    }

    /** The process could not be started. */
    public void close() {
        for (Stream stream : streams) {
            stream.conduit.leaveEntrance();
            stream.conduit.exit().close();
        }
        streams.clear();
    }

    /**
     * Lets the app know the size of our terminal, which may have changed; to be called regularly.
     */
    public void followTerminal() {
        for (Stream stream : streams) {
            stream.conduit.followSizeOf(stream.ours);
        }
    }

    /**
     * The process has ended, and all that it has started: returns when everything is copied.
     *
     * @param patient whether to wait though ours take nothing now, because somebody has stopped the
     *     terminal or reads page by page; asked every second
     */
    public void finish(BooleanSupplier patient) throws InterruptedException {
        for (OutputPump pump : pumps) {
            pump.finish(patient);
        }
    }
}
