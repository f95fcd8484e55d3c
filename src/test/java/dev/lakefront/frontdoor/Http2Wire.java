package dev.lakefront.frontdoor;

import dev.lakefront.frontdoor.rule.Answer;
import dev.lakefront.testing.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One end of HTTP/2, frame by frame: it sends whatever it is told, also what nobody should. */
final class Http2Wire implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int GOAWAY = 7;
    static final int NO_ERROR = 0;
    static final int PROTOCOL_ERROR = 1;
    static final int INTERNAL_ERROR = 2;
    static final int CANCEL = 8;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int ENABLE_CONNECT_PROTOCOL = 8;

    /**
     * A frame as it came.
     *
     * @param payload a char for each octet
     * @param headers decoded, of HEADERS only
     */
    record Frame(int type, int flags, int stream, String payload, Map<String, String> headers) {
        boolean endsStream() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }

        int errorCode() {
            return ByteBuffer.wrap(octets()).getInt(type == GOAWAY ? 4 : 0);
        }

        private byte[] octets() {
            return payload.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * All that came on one stream.
     *
     * @param end the frame that ended it
     */
    record Answer(Map<String, String> head, String body, Map<String, String> trailers, Frame end) {
        String status() {
            return String.valueOf(head.get(":status"));
        }

        boolean isWhole() {
            return end.endsStream();
        }
    }

    private final Wire wire;
    private final DefaultHttp2HeadersDecoder decoder =
            new DefaultHttp2HeadersDecoder(false, 1 << 20);
    private int lastStream = -1;
    private boolean webSockets;

    private Http2Wire(Wire wire) {
        this.wire = wire;
    }

    /** Connects with a window so large that it never matters. */
    static Http2Wire to(Door door) {
        return to(door, Integer.MAX_VALUE);
    }

    /** Connects; the front door may send that many octets on each stream before it is told more. */
    static Http2Wire to(Door door, int window) {
        return over(door.connect(), window);
    }

    /** Begins HTTP/2 on a connection. */
    static Http2Wire over(Wire wire) {
        return over(wire, Integer.MAX_VALUE);
    }

    private static Http2Wire over(Wire wire, int window) {
        Http2Wire client = new Http2Wire(wire);
        client.wire.send(PREFACE);
        ByteBuffer settings = ByteBuffer.allocate(6);
        settings.putShort((short) INITIAL_WINDOW_SIZE).putInt(window);
        client.send(SETTINGS, 0, 0, settings.array());
        client.widen(0, Integer.MAX_VALUE - 65_535);
        return client;
    }

    /**
     * The app's end of a connection that an app has accepted.
     *
     * @param opensWebSockets whether it says so (RFC 8441, 3)
     */
    static Http2Wire accept(Wire wire, boolean opensWebSockets) {
        Http2Wire app = new Http2Wire(wire);
        wire.until(PREFACE);
        ByteBuffer settings = ByteBuffer.allocate(6);
        settings.putShort((short) ENABLE_CONNECT_PROTOCOL).putInt(opensWebSockets ? 1 : 0);
        app.send(SETTINGS, 0, 0, settings.array());
        return app;
    }

    /** Opens a stream: pseudo-header fields and fields, a name and a value in turn. */
    int open(boolean ends, String... fields) {
        lastStream += 2;
        headers(lastStream, ends, fields);
        return lastStream;
    }

    /** A request without a body. */
    int get(String path, String... fields) {
        return open(true, with(fields, ":method", "GET", ":path", path));
    }

    /** The head of a request with a body. */
    int post(String path, String... fields) {
        return open(false, with(fields, ":method", "POST", ":path", path));
    }

    /** RFC 8441, 4. */
    int openWebSocket(String path, String... fields) {
        return open(
                false, with(fields, ":method", "CONNECT", ":protocol", "websocket", ":path", path));
    }

    static String[] with(String[] fields, String... pseudo) {
        String[] all = new String[pseudo.length + 4 + fields.length];
        System.arraycopy(pseudo, 0, all, 0, pseudo.length);
        String[] usual = {":scheme", "http", ":authority", "localhost"};
        System.arraycopy(usual, 0, all, pseudo.length, 4);
        System.arraycopy(fields, 0, all, pseudo.length + 4, fields.length);
        return all;
    }

    void headers(int stream, boolean ends, String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0); // RFC 7541, 6.2.2: a literal field without indexing
            writeText(fields[i], block);
            writeText(fields[i + 1], block);
        }
        send(HEADERS, END_HEADERS | (ends ? END_STREAM : 0), stream, block.toByteArray());
    }

    void data(int stream, boolean ends, String text) {
        send(DATA, ends ? END_STREAM : 0, stream, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void reset(int stream, int errorCode) {
        send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(errorCode).array());
    }

    /** Takes no streams beyond that one any more. */
    void goAway(int lastStream) {
        send(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(NO_ERROR).array());
    }

    /** Lets the front door send more on a stream, or, with 0, on all of them together. */
    void widen(int stream, int octets) {
        send(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(octets).array());
    }

    void send(int type, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putInt((payload.length << 8) | type).put((byte) flags).putInt(stream).put(payload);
        wire.send(frame.array());
    }

    /** Whether the front door has said that it opens WebSockets (RFC 8441, 3). */
    boolean opensWebSockets() {
        return webSockets;
    }

    /** The next frame that is about a stream or ends the connection. */
    Frame next() {
        Frame frame = read();
        while (frame.type != DATA
                && frame.type != HEADERS
                && frame.type != RST_STREAM
                && frame.type != GOAWAY) {
            if (frame.type == SETTINGS) {
                acknowledge(frame);
            }
            frame = read();
        }
        return frame;
    }

    /** The next frame of that stream; those of others are dropped. */
    Frame next(int stream) {
        Frame frame = next();
        while (frame.stream != stream && frame.type != GOAWAY) {
            frame = next();
        }
        return frame;
    }

    /** Reads a stream to its end; interim answers are dropped. */
    Answer answer(int stream) {
        Map<String, String> head = Map.of();
        Map<String, String> trailers = Map.of();
        StringBuilder body = new StringBuilder();
        while (true) {
            Frame frame = next(stream);
            if (frame.type == DATA) {
                body.append(frame.payload);
            } else if (frame.type == HEADERS && frame.headers.containsKey(":status")) {
                head = frame.headers;
            } else if (frame.type == HEADERS) {
                trailers = frame.headers;
            }
            if (frame.endsStream() || frame.type == RST_STREAM || frame.type == GOAWAY) {
                return new Answer(head, body.toString(), trailers, frame);
            }
        }
    }

    void leave() {
        wire.leave();
    }

    @Override
    public void close() {
        wire.close();
    }

    private void acknowledge(Frame settings) {
        ByteBuffer values = ByteBuffer.wrap(settings.octets());
        while (values.remaining() >= 6) {
            int name = values.getShort();
            webSockets |= values.getInt() == 1 && name == ENABLE_CONNECT_PROTOCOL;
        }
        if (settings.flags == 0) {
            send(SETTINGS, 1, 0, new byte[0]);
        }
    }

    private Frame read() {
        ByteBuffer start = ByteBuffer.wrap(octets(9).getBytes(StandardCharsets.ISO_8859_1));
        int lengthAndType = start.getInt();
        int flags = start.get();
        int stream = start.getInt();
        String payload = octets(lengthAndType >>> 8);
        int type = lengthAndType & 0xFF;
        Map<String, String> headers = type == HEADERS ? decode(stream, payload) : Map.of();
        return new Frame(type, flags, stream, payload, headers);
    }

    private String octets(int count) {
        String octets = wire.octets(count);
        if (octets.length() < count) {
            throw new AssertionError("the connection has ended");
        }
        return octets;
    }

    private Map<String, String> decode(int stream, String block) {
        try {
            ByteBuf octets = Unpooled.copiedBuffer(block, StandardCharsets.ISO_8859_1);
            Http2Headers headers = decoder.decodeHeaders(stream, octets);
            Map<String, String> fields = new LinkedHashMap<>();
            headers.forEach(field ->
                    fields.merge(
                            field.getKey().toString(),
                            field.getValue().toString(),
                            (a, b) -> a + "\n" + b));
            return fields;
        } catch (Http2Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void writeText(String text, ByteArrayOutputStream block) {
        writeLength(text.length(), block);
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** RFC 7541, 5.1, with a prefix of seven bits. */
    private static void writeLength(int length, ByteArrayOutputStream block) {
        if (length < 127) {
            block.write(length);
            return;
        }
        block.write(127);
        int rest = length - 127;
        while (rest >= 128) {
            block.write(rest % 128 + 128);
            rest /= 128;
        }
        block.write(rest);
    }
}
