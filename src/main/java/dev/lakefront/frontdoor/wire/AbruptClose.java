package dev.lakefront.frontdoor.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;

/** Ends a connection by a reset, where an orderly end would say that all was sent. */
public final class AbruptClose {
    private AbruptClose() {}

    public static void of(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            ChannelHandlerContext tls = channel.pipeline().context(ClientTls.CODEC);
            if (tls == null) {
                channel.close();
            } else {
                tls.close(); // past TLS, which would take leave in good order
            }
        }
    }
}
