package dev.lakefront.workspace.sql.thrift.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes the answers to calls. */
public final class Reply {
    private static final int REPLY = 0x8001_0002;
    private static final int EXCEPTION = 0x8001_0003;

    /** {@code TApplicationException.UNKNOWN_METHOD}. */
    private static final int UNKNOWN_METHOD = 1;

    private Reply() {}

    /** What a method returns. */
    public static byte[] to(Call call, Consumer<StructWriter> returned) {
        return message(REPLY, call, result -> result.struct(0, returned));
    }

    /** That there is no such method. */
    public static byte[] unknownMethod(Call call, String message) {
        return message(
                EXCEPTION, call, exception -> exception.text(1, message).i32(2, UNKNOWN_METHOD));
    }

    private static byte[] message(int kind, Call call, Consumer<StructWriter> content) {
        ByteBuf out = Unpooled.buffer();
        byte[] method = call.method().getBytes(StandardCharsets.UTF_8);
        out.writeInt(kind).writeInt(method.length).writeBytes(method).writeInt(call.sequence());
        StructWriter.write(out, content);
        return ByteBufUtil.getBytes(out);
    }
}
