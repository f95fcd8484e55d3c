package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.exchange.Exchange;
import dev.lakefront.frontdoor.wire.TunnelEnd;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/** One connection to the app, lent to one exchange at a time. */
final class UpstreamConnection extends UpstreamEnd {
    private final UpstreamPool pool;
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final RequestEncoder encoder = new RequestEncoder();
    private boolean served;

    private UpstreamConnection(Channel channel, UpstreamPool pool) {
        super(channel);
        this.pool = pool;
    }

    static void prepare(SocketChannel channel, UpstreamPool pool) {
        UpstreamConnection connection = new UpstreamConnection(channel, pool);
        channel.pipeline().addLast(connection.decoder, connection.encoder, connection);
    }

    static UpstreamConnection of(Channel channel) {
        return channel.pipeline().get(UpstreamConnection.class);
    }

    @Override
    public boolean wasServed() {
        return served;
    }

    /** Whether the app has begun to say what nobody asked for: it would go before an answer. */
    boolean saysMoreThanAsked() {
        return decoder.hasBegun();
    }

    @Override
    public TunnelEnd tunnelEnd() {
        return new TunnelEnd(channel, decoder, List.of(encoder, this));
    }

    @Override
    public void begin(Exchange borrower, HttpRequest outbound) {
        exchange = borrower;
        decoder.expectAnswerTo(outbound.method());
        channel.write(outbound, channel.voidPromise());
        channel.read();
    }

    @Override
    public void write(HttpContent content) {
        channel.write(content, channel.voidPromise());
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void giveBack() {
        exchange = null;
        served = true;
        channel.read(); // or the app's close would go unnoticed
        pool.keep(this);
    }

    @Override
    public void close() {
        exchange = null;
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Exchange current = exchange;
        if (current == null) {
            ReferenceCountUtil.release(message);
            discard(); // unasked: it would be taken for the answer to another request
        } else if (message instanceof HttpResponse answer) {
            current.answer(answer);
        } else if (message instanceof HttpContent content) {
            current.answerBody(content);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            ended();
        }
    }

    @Override
    void discard() {
        exchange = null;
        pool.forget(this);
        channel.close();
    }
}
