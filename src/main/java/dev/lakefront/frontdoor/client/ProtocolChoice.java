package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.client.ClientConnections.Look;
import dev.lakefront.frontdoor.client.Patience.Awaited;
import dev.lakefront.frontdoor.exchange.Service;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.io.IOException;
import java.util.List;

/**
 * Tells by the first octets of a connection which protocol the client speaks: HTTP/2 begins with a
 * preface that no request of HTTP/1.1 can begin with (RFC 9113, 3.3: prior knowledge).
 */
public final class ProtocolChoice extends ByteToMessageDecoder {
    private final Service service;
    private final Patience patience;

    public ProtocolChoice(Service service) {
        this.service = service;
        this.patience = new Patience(service.settings().limits());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.close(); // before it said anything
        } else if (event instanceof Look look && patience.isOver(awaited(), look.nanos())) {
            ctx.close();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        SocketChannel channel = (SocketChannel) ctx.channel();
        ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
        try {
            if (!beginsLike(preface, in)) {
                DownstreamConnection.serve(channel, service);
            } else if (in.readableBytes() < preface.readableBytes()) {
                return; // too early to tell: the base class reads on
            } else {
                DownstreamHttp2.serve(channel, service);
            }
        } finally {
            preface.release();
        }
        ctx.pipeline().remove(this); // which hands on what was read
    }

    /** A client that breaks off its connection, or a TLS handshake, before it said anything. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable what = cause instanceof DecoderException ? cause.getCause() : cause;
        if (what instanceof IOException) {
            ctx.close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private Awaited awaited() {
        return actualReadableBytes() > 0 ? Awaited.HEAD : Awaited.FIRST_OCTET;
    }

    private static boolean beginsLike(ByteBuf preface, ByteBuf in) {
        int length = Math.min(in.readableBytes(), preface.readableBytes());
        return in.slice(in.readerIndex(), length).equals(preface.slice(0, length));
    }
}
