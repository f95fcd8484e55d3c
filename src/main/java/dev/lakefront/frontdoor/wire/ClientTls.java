package dev.lakefront.frontdoor.wire;

import dev.lakefront.frontdoor.settings.TlsSettings;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * TLS between a client and the front door. Its handlers are the first of a client's pipeline and
 * stay as long as the connection does. Nothing of it is loaded by a front door without TLS.
 */
public final class ClientTls {
    /** The handlers' names: whoever changes what is above TLS leaves these where they are. */
    static final String CODEC = "tls";

    static final String INPUT_END = "tls-input-end";

    /** What is spoken over TLS, best first, as a client is told in its handshake (RFC 7301). */
    private static final String[] SPOKEN = {"h2", "http/1.1"};

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final long LONGEST_HANDSHAKE_SECONDS = 10;

    /** Of a key store in memory, which guards nothing. */
    private static final char[] PASSWORD = "in memory".toCharArray();

    private final SSLContext context;

    private ClientTls(SSLContext context) {
        this.context = context;
    }

    /**
     * TLS that shows what the settings say.
     *
     * @throws IllegalArgumentException if key and certificates make no TLS server
     */
    public static ClientTls of(TlsSettings settings) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(settings), PASSWORD);
            // nobody to trust, since clients show no certificate: the default takes 0.2 s to read
            context.init(keys.getKeyManagers(), new TrustManager[0], null);
            return new ClientTls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** In the old format, because the newer one would encrypt the key: 0.2 s for nothing. */
    private static KeyStore keyStore(TlsSettings settings)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, PASSWORD);
        X509Certificate[] chain = settings.chain().toArray(X509Certificate[]::new);
        store.setKeyEntry("front door", settings.key(), PASSWORD, chain);
        return store;
    }

    /** Makes the client speak TLS; one that does not is told so. */
    public void addTo(ChannelPipeline client) {
        client.addLast(new TlsOrPlain(this, LONGEST_HANDSHAKE_SECONDS));
    }

    /** Puts TLS in the place of the handler whose context it is. */
    void begin(ChannelHandlerContext before) {
        SslHandler codec = new SslHandler(newEngine());
        codec.setHandshakeTimeout(LONGEST_HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        ChannelPipeline client = before.pipeline();
        client.addAfter(before.name(), INPUT_END, new TlsInputEnd());
        client.replace(before.handler(), CODEC, codec);
    }

    private SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setApplicationProtocols(SPOKEN);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Tells the client that all was sent (RFC 8446, 6.1), then ends the output below TLS. */
    static ChannelFuture endOutput(DuplexChannel client) {
        SslHandler codec = (SslHandler) client.pipeline().get(CODEC);
        ChannelPromise ended = client.newPromise();
        codec.closeOutbound().addListener(told -> client.shutdownOutput(ended));
        return ended;
    }
}
