package dev.lakefront.testing;

import java.nio.charset.StandardCharsets;

/** A WebSocket client that shows what is on the wire (RFC 6455); messages are short. */
public final class WebSocketClient implements AutoCloseable {
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final Wire wire;
    private final String answer;

    private WebSocketClient(Wire wire, String answer) {
        this.wire = wire;
        this.answer = answer;
    }

    /** Asks for an upgrade and reads the head of the answer, whatever it is. */
    public static WebSocketClient open(int port, String target, String... fields) {
        Wire wire = Wire.to(port);
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
        request.append("Host: localhost:").append(port).append("\r\n");
        request.append(
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        wire.send(request + "\r\n");
        return new WebSocketClient(wire, wire.head());
    }

    /** The status code of the answer: 101 if there is a WebSocket now. */
    public int status() {
        return new HttpAnswer(answer, "").status();
    }

    /** The rest of what the server sends, without regard to frames. */
    public String rest() {
        return wire.rest();
    }

    /** The connection below: what it carries after the handshake need not be frames. */
    public Wire wire() {
        return wire;
    }

    public WebSocketClient sendText(String text) {
        return send(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public WebSocketClient sendBinary(byte[] octets) {
        return send(FINAL_BINARY, octets);
    }

    private WebSocketClient send(int first, byte[] payload) {
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) first;
        frame[1] = (byte) (MASKED | payload.length);
        // a mask of zeros: the payload stands as it is
        System.arraycopy(payload, 0, frame, 6, payload.length);
        wire.send(frame);
        return this;
    }

    /** The payload of the next frame, each octet as one character. */
    public String receive() {
        String head = wire.octets(2);
        int length = head.charAt(1);
        if (length == LENGTH_16) {
            length = number(wire.octets(2));
        } else if (length == LENGTH_64) {
            length = number(wire.octets(8));
        }
        return wire.octets(length);
    }

    private static int number(String octets) {
        int number = 0;
        for (int i = 0; i < octets.length(); i++) {
            number = number << 8 | octets.charAt(i);
        }
        return number;
    }

    @Override
    public void close() {
        wire.close();
    }
}
