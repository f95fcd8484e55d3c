package dev.lakefront.frontdoor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/** Ends a connection by a reset, where an orderly end would say that all was sent. */
final class AbruptClose {
    private AbruptClose() {}

    static void of(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            // past TLS, which would say in good order that all was sent
            channel.unsafe().close(channel.voidPromise());
        }
    }
}
