package dev.lakefront.workspace.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A content that comes bit by bit: its paragraphs, such as the events of a stream. */
final class Paragraphs {
    private final ChannelHandlerContext connection;
    private final long pauseMillis;
    private final Queue<byte[]> left = new ArrayDeque<>();
    private final ChannelPromise written;

    private Paragraphs(ChannelHandlerContext connection, Duration pause) {
        this.connection = connection;
        this.pauseMillis = pause.toMillis();
        this.written = connection.newPromise();
    }

    /** Writes them, on the connection's event loop; the head is written. */
    static ChannelFuture write(ChannelHandlerContext connection, Body content, Duration pause) {
        Paragraphs paragraphs = new Paragraphs(connection, pause);
        paragraphs.part(content.bytes());
        paragraphs.next();
        return paragraphs.written;
    }

    /** After each empty line. */
    private void part(byte[] bytes) {
        int start = 0;
        for (int i = 1; i < bytes.length; i++) {
            boolean isEnd = bytes[i] == '\n' && bytes[i - 1] == '\n';
            if (isEnd || i == bytes.length - 1) {
                left.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
    }

    private void next() {
        byte[] paragraph = left.poll();
        if (paragraph == null || !connection.channel().isActive()) {
            ChannelFuture _ = connection.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, written);
            return;
        }
        ChannelFuture _ =
                connection.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(paragraph)));
        if (left.isEmpty()) {
            next();
        } else {
            var _ = connection.executor().schedule(this::next, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }
}
