package dev.lakefront.frontdoor.wire;

import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;

/** Ends one direction of a connection in good order: the other side knows that all was sent. */
final class OutputEnd {
    private OutputEnd() {}

    /**
     * What was written before must have left already.
     *
     * @return done when the other side has been told
     */
    static ChannelFuture of(DuplexChannel channel) {
        return channel.pipeline().get(ClientTls.CODEC) == null
                ? channel.shutdownOutput()
                : ClientTls.endOutput(channel);
    }
}
