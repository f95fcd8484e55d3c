package dev.lakefront.frontdoor;

import io.netty.channel.socket.DuplexChannel;

/** Ends one direction of a connection in good order: the other side knows that all was sent. */
final class OutputEnd {
    private OutputEnd() {}

    /** What was written before must have left already. */
    static void of(DuplexChannel channel) {
        if (channel.pipeline().get(ClientTls.CODEC) == null) {
            channel.shutdownOutput();
        } else {
            ClientTls.endOutput(channel);
        }
    }
}
