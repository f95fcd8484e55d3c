package dev.lakefront.workspace.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The exchanges of one connection: a whole request in, the routing table's answer out. Each is
 * answered on another thread than the event loop's, because handlers may block (the first waits for
 * the signing key); the next one waits for it, because answers go out in the order of the requests
 * (RFC 9112, 9.3.2). The fields belong to the event loop.
 */
final class ExchangeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final RoutingTable routes;
    private final Executor threads;
    private final Queue<Supplier<Answer>> waiting = new ArrayDeque<>();
    private boolean busy;

    ExchangeHandler(RoutingTable routes, Executor threads) {
        this.routes = routes;
        this.threads = threads;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, FullHttpRequest inbound) {
        waiting.add(exchange(inbound));
        if (!busy) {
            answerNext(connection);
        }
    }

    /** The client went away, or the connection broke: nobody is left to be told. */
    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        ChannelFuture _ = connection.close();
    }

    /** Nothing more is read while there is work: that bounds what waits. */
    private void answerNext(ChannelHandlerContext connection) {
        Supplier<Answer> next = waiting.poll();
        busy = next != null;
        connection.channel().config().setAutoRead(!busy);
        if (next != null) {
            threads.execute(() -> send(connection, next.get()));
        }
    }

    private void send(ChannelHandlerContext connection, Answer answer) {
        try {
            connection.executor().execute(() -> write(connection, answer));
        } catch (RejectedExecutionException closed) {
            // the workspace was closed meanwhile, and the connection with it
        }
    }

    private void write(ChannelHandlerContext connection, Answer answer) {
        ChannelFuture _ = connection.writeAndFlush(response(answer));
        answerNext(connection);
    }

    private Supplier<Answer> exchange(FullHttpRequest inbound) {
        if (inbound.decoderResult().isFailure()) {
            Answer refusal = malformed(inbound.decoderResult().cause());
            return () -> refusal;
        }
        Request request = Request.of(inbound);
        return () -> routes.answer(request);
    }

    private static Answer malformed(Throwable cause) {
        HttpResponseStatus status =
                switch (cause) {
                    case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
                    case TooLongHttpHeaderException _ ->
                            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                    default -> HttpResponseStatus.BAD_REQUEST;
                };
        // where the next request would begin, nobody knows (RFC 9112, 9.3)
        return Answer.error(status, "BAD_REQUEST", "not a request: " + status.reasonPhrase())
                .with("Connection", "close");
    }

    static FullHttpResponse response(Answer answer) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        answer.status(),
                        Unpooled.wrappedBuffer(answer.content().bytes()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        answer.headers().forEach(response.headers()::set);
        return response;
    }
}
