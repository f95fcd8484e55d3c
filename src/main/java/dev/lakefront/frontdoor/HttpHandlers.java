package dev.lakefront.frontdoor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.List;
import java.util.Map;

/** What makes HTTP of a connection's octets. It goes when they are no longer HTTP; TLS stays. */
final class HttpHandlers {
    private HttpHandlers() {}

    /** In the order of the pipeline: the decoder first. */
    static List<ChannelHandler> of(Channel channel) {
        Map<String, ChannelHandler> handlers = channel.pipeline().toMap();
        handlers.remove(ClientTls.CODEC);
        handlers.remove(ClientTls.INPUT_END);
        return List.copyOf(handlers.values());
    }
}
