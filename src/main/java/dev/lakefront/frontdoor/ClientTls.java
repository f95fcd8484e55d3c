package dev.lakefront.frontdoor;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * TLS between a client and the front door. Its handlers are the first of a client's pipeline and
 * stay as long as the connection does. Nothing of it is loaded by a front door without TLS.
 */
final class ClientTls {
    /** The handlers' names: whoever changes what is above TLS leaves these where they are. */
    static final String CODEC = "tls";

    static final String INPUT_END = "tls-input-end";

    private static final long LONGEST_HANDSHAKE_SECONDS = 10;

    /** What is spoken over TLS, as a client is told in its handshake (RFC 7301). */
    private static final ApplicationProtocolConfig SPOKEN =
            new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_1_1);

    private final SslContext context;

    private ClientTls(SslContext context) {
        this.context = context;
    }

    /**
     * @throws IllegalArgumentException if key and certificates make no TLS server
     */
    static ClientTls of(TlsSettings settings) {
        try {
            return new ClientTls(
                    SslContextBuilder.forServer(settings.key(), settings.chain())
                            .sslProvider(SslProvider.JDK)
                            .protocols("TLSv1.3", "TLSv1.2")
                            .applicationProtocolConfig(SPOKEN)
                            .build());
        } catch (SSLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Makes the client speak TLS; one that does not is told so. */
    void addTo(ChannelPipeline client) {
        client.addLast(new TlsOrPlain(this, LONGEST_HANDSHAKE_SECONDS));
    }

    /** Puts TLS in the place of the handler whose context it is. */
    void begin(ChannelHandlerContext before) {
        SslHandler codec = context.newHandler(before.alloc());
        codec.setHandshakeTimeout(LONGEST_HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        ChannelPipeline client = before.pipeline();
        client.addAfter(before.name(), INPUT_END, new TlsInputEnd());
        client.replace(before.handler(), CODEC, codec);
    }

    /** Tells the client that all was sent (RFC 8446, 6.1), then ends the output below TLS. */
    static void endOutput(DuplexChannel client) {
        SslHandler codec = (SslHandler) client.pipeline().get(CODEC);
        codec.closeOutbound().addListener(told -> client.shutdownOutput());
    }
}
