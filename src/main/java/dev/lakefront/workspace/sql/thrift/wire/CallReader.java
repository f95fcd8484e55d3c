package dev.lakefront.workspace.sql.thrift.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a call. Lengths are believed only as far as there are bytes. */
final class CallReader {
    private static final int VERSION_1 = 0x8001_0000;
    private static final int VERSION_MASK = 0xFFFF_0000;
    private static final int TYPE_MASK = 0xFF;
    private static final int CALL = 1;

    /** Deeper than any struct of the service. */
    private static final int MAX_DEPTH = 16;

    private static final int LONGEST_NAME = 64;

    private final ByteBuf in;

    CallReader(byte[] message) {
        this.in = Unpooled.wrappedBuffer(message);
    }

    Call read() {
        try {
            int version = in.readInt();
            if ((version & VERSION_MASK) != VERSION_1 || (version & TYPE_MASK) != CALL) {
                throw new MalformedException("not a call of the binary protocol, version 1");
            }
            byte[] name = bytes();
            if (name.length > LONGEST_NAME) {
                throw new MalformedException("the name of the method is too long");
            }
            int sequence = in.readInt();
            Struct arguments = struct(0);
            return new Call(
                    new String(name, StandardCharsets.UTF_8), sequence, arguments.struct(1));
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException("it ends too early");
        }
    }

    private Struct struct(int depth) {
        Map<Integer, Object> fields = new HashMap<>();
        int type = in.readByte();
        while (type != WireType.STOP) {
            fields.put((int) in.readShort(), value(type, depth + 1));
            type = in.readByte();
        }
        return new Struct(fields);
    }

    private Object value(int type, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("too deep");
        }
        return switch (type) {
            case WireType.BOOL -> in.readByte() != 0;
            case WireType.I8 -> (long) in.readByte();
            case WireType.I16 -> (long) in.readShort();
            case WireType.I32 -> (long) in.readInt();
            case WireType.I64 -> in.readLong();
            case WireType.DOUBLE -> in.readDouble();
            case WireType.BINARY -> bytes();
            case WireType.STRUCT -> struct(depth);
            case WireType.LIST, WireType.SET -> list(depth);
            case WireType.MAP -> map(depth);
            default -> throw new MalformedException("a type that does not exist");
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[size(in.readInt())];
        in.readBytes(bytes);
        return bytes;
    }

    private List<Object> list(int depth) {
        int type = in.readByte();
        int size = size(in.readInt());
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(value(type, depth + 1));
        }
        return elements;
    }

    /** What is not a text by a text is left out. */
    private Map<String, String> map(int depth) {
        int keyType = in.readByte();
        int valueType = in.readByte();
        int size = size(in.readInt());
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Object key = value(keyType, depth + 1);
            Object value = value(valueType, depth + 1);
            if (key instanceof byte[] name && value instanceof byte[] text) {
                texts.put(text(name), text(text));
            }
        }
        return texts;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** No element is smaller than a byte. */
    private int size(int claimed) {
        if (claimed < 0 || claimed > in.readableBytes()) {
            throw new MalformedException("it ends too early");
        }
        return claimed;
    }
}
