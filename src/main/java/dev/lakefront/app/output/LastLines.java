package dev.lakefront.app.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The last lines that an app has written, for those who explain what became of it. Keeps bytes, and
 * makes lines of them only when it is asked: a chatty app pays for one copy. Thread-safe.
 */
public final class LastLines {
    /** How many lines there are at most. */
    public static final int MOST = 50;

    /** Bytes of a line that are kept while it has no end yet; a longer one is cut in two. */
    static final int LONGEST_LINE = 8 * 1024;

    private static final int CAPACITY = 64 * 1024;

    private static final byte[] LINE_END = {'\n'};

    private final byte[] ring = new byte[CAPACITY];
    private final List<Source> sources = new ArrayList<>();

    /** How many bytes were ever added to the ring. */
    private long written;

    /** One more stream whose lines are kept among those of the others; not mixed within a line. */
    synchronized Source newSource() {
        Source source = new Source();
        sources.add(source);
        return source;
    }

    /**
     * The last lines, oldest first, {@value #MOST} at most: as text, without the escape sequences
     * that colour it. A last line that has no end yet is one of them.
     */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>(PlainText.lines(kept()));
        for (Source source : sources) {
            lines.addAll(PlainText.lines(source.unfinished()));
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
    }

    private String kept() {
        int length = (int) Math.min(written, CAPACITY);
        byte[] bytes = new byte[length];
        int oldest = (int) ((written - length) % CAPACITY);
        int untilTheEdge = Math.min(length, CAPACITY - oldest);
        System.arraycopy(ring, oldest, bytes, 0, untilTheEdge);
        System.arraycopy(ring, 0, bytes, untilTheEdge, length - untilTheEdge);
        return new String(bytes, UTF_8);
    }

    private void append(byte[] bytes, int from, int length) {
        int skipped = Math.max(0, length - CAPACITY);
        written += skipped;
        for (int at = from + skipped; at < from + length; ) {
            int edge = (int) (written % CAPACITY);
            int count = Math.min(from + length - at, CAPACITY - edge);
            System.arraycopy(bytes, at, ring, edge, count);
            written += count;
            at += count;
        }
    }

    /** One stream. */
    final class Source {
        private final byte[] line = new byte[LONGEST_LINE];
        private int length;

        private Source() {}

        /** Keeps what the buffer holds, and leaves the buffer as it is. */
        void add(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(buffer.position(), bytes);
            synchronized (LastLines.this) {
                int ended = endOfLastLine(bytes);
                if (ended > 0) {
                    endLine();
                    append(bytes, 0, ended);
                }
                addUnfinished(bytes, ended);
            }
        }

        private void addUnfinished(byte[] bytes, int from) {
            int count = bytes.length - from;
            if (length + count > LONGEST_LINE) {
                endLine();
                append(bytes, from, count);
                append(LINE_END, 0, LINE_END.length);
            } else {
                System.arraycopy(bytes, from, line, length, count);
                length += count;
            }
        }

        private void endLine() {
            append(line, 0, length);
            length = 0;
        }

        private String unfinished() {
            return new String(line, 0, length, UTF_8);
        }

        private static int endOfLastLine(byte[] bytes) {
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return end;
        }
    }
}
