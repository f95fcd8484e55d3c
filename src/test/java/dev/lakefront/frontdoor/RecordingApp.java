package dev.lakefront.frontdoor;

import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.StrictReader;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;

/**
 * An app that keeps every octet it is sent, connection by connection, whatever it may mean. To each
 * request it gives a good answer, but for the first one if it is told so.
 */
final class RecordingApp implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    private final List<Recorder> recorders = new CopyOnWriteArrayList<>();
    private final Phaser connections = new Phaser(1);
    private final Upstream upstream = Upstream.behaving(this::serve);
    private final List<String> firstAnswer;

    private RecordingApp(List<String> firstAnswer) {
        this.firstAnswer = firstAnswer;
    }

    /** Answers every request well. */
    static RecordingApp polite() {
        return new RecordingApp(List.of());
    }

    /**
     * Answers the first request with these pieces, and the end of its output if they are no whole
     * answer; every other request well.
     */
    static RecordingApp answering(List<String> pieces) {
        return new RecordingApp(pieces);
    }

    int port() {
        return upstream.port();
    }

    /** What came over each connection; all of it, once the front door is closed. */
    List<String> recordings() {
        connections.arriveAndAwaitAdvance();
        return recorders.stream().map(recorder -> recorder.kept.toString()).toList();
    }

    @Override
    public void close() {
        upstream.close();
    }

    private void serve(Wire wire) {
        connections.register();
        Recorder recorder = new Recorder(wire);
        recorders.add(recorder);
        try {
            if (recorders.indexOf(recorder) == 0 && !firstAnswer.isEmpty()) {
                recorder.read();
                firstAnswer.forEach(wire::send);
                if (!StrictReader.answers(String.join("", firstAnswer)).hasWholeFinalAnswer()) {
                    wire.endOutput();
                }
            }
            answerAll(recorder);
        } catch (NumberFormatException unclear) {
            recorder.keep(wire.rest());
        } catch (UncheckedIOException gone) {
            // the front door has ended the connection
        } finally {
            connections.arriveAndDeregister();
        }
    }

    private static void answerAll(Recorder recorder) {
        for (String head = recorder.read(); !head.isEmpty(); head = recorder.read()) {
            if (!HttpAnswer.fields(head, "Upgrade").isEmpty()) {
                recorder.wire.send(SWITCHING);
                recorder.keep(recorder.wire.rest());
                return;
            }
            recorder.wire.send(OK);
        }
    }

    /** Reads requests so far that it knows when to answer; the judging comes later. */
    private static final class Recorder {
        private final Wire wire;
        private final StringBuilder kept = new StringBuilder();

        Recorder(Wire wire) {
            this.wire = wire;
        }

        String read() {
            String head = keep(wire.head());
            if (!HttpAnswer.fields(head, "Transfer-Encoding").isEmpty()) {
                readChunks();
            }
            for (String length : HttpAnswer.fields(head, "Content-Length")) {
                keep(wire.octets((int) Math.min(Integer.MAX_VALUE, Long.parseLong(length))));
            }
            return head;
        }

        private void readChunks() {
            int size;
            do {
                String line = keep(wire.until("\r\n")).strip();
                size = line.isEmpty() ? 0 : Integer.parseInt(line, 16);
                keep(wire.octets(size == 0 ? 0 : size + 2));
            } while (size > 0);
            String trailer;
            do {
                trailer = keep(wire.until("\r\n"));
            } while (trailer.length() > 2);
        }

        String keep(String octets) {
            kept.append(octets);
            return octets;
        }
    }
}
