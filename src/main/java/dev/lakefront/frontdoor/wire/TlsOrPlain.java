package dev.lakefront.frontdoor.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a front door that speaks TLS: looks whether the client does too. One that
 * speaks plain HTTP gets an answer that it can read.
 */
final class TlsOrPlain extends ChannelInboundHandlerAdapter {
    /** The first octet of a TLS record that begins a handshake (RFC 8446, 5.1). */
    private static final int HANDSHAKE = 22;

    private final ClientTls tls;
    private final long longestSilenceSeconds;
    private @Nullable Future<?> silence;

    TlsOrPlain(ClientTls tls, long longestSilenceSeconds) {
        this.tls = tls;
        this.longestSilenceSeconds = longestSilenceSeconds;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        silence =
                ctx.executor().schedule(() -> ctx.close(), longestSilenceSeconds, TimeUnit.SECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf octets = (ByteBuf) message;
        if (octets.getUnsignedByte(octets.readerIndex()) == HANDSHAKE) {
            tls.begin(ctx);
            ctx.fireChannelRead(octets);
        } else {
            ReferenceCountUtil.release(octets);
            refuse((SocketChannel) ctx.channel(), ctx);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (silence != null) {
            silence.cancel(false);
        }
    }

    private static void refuse(SocketChannel client, ChannelHandlerContext ctx) {
        String text =
                "This port speaks HTTPS: use https://localhost:"
                        + client.localAddress().getPort()
                        + "/\nAnswered by Lakefront's front door.\n";
        String answer =
                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Length: "
                        + text.length()
                        + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
                        + text;
        ctx.write(ByteBufUtil.writeAscii(ctx.alloc(), answer), ctx.voidPromise());
        LingeringClose.start(client);
    }
}
