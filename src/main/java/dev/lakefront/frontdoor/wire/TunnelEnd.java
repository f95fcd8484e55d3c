package dev.lakefront.frontdoor.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.List;

/**
 * A connection that is about to become one end of a tunnel.
 *
 * @param decoder hands on what it holds when it is removed: what was sent behind the handshake
 * @param others the other handlers that know only HTTP
 */
public record TunnelEnd(Channel channel, ChannelHandler decoder, List<ChannelHandler> others) {
    void become(ChannelHandler tunnel) {
        channel.pipeline().addLast(tunnel);
        others.forEach(channel.pipeline()::remove);
    }

    void handOn() {
        channel.pipeline().remove(decoder);
    }
}
