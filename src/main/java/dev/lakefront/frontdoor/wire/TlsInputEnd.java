package dev.lakefront.frontdoor.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/**
 * Says the end of a client's output over TLS (its close_notify, RFC 8446, 6.1) in the words of a
 * plain connection, so that nothing above has to know of TLS.
 */
final class TlsInputEnd extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        ctx.fireUserEventTriggered(
                event == SslCloseCompletionEvent.SUCCESS
                        ? ChannelInputShutdownEvent.INSTANCE
                        : event);
    }
}
