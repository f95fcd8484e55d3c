package dev.lakefront.workspace.http;

import dev.lakefront.workspace.http.RequestCollector.Inbound;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The exchanges of one connection: a whole request in, the routing table's answer out. Each is
 * answered on another thread than the event loop's, because handlers may block (the first waits for
 * the signing key); the next one waits for it, because answers go out in the order of the requests
 * (RFC 9112, 9.3.2). The fields belong to the event loop.
 */
final class ExchangeHandler extends SimpleChannelInboundHandler<Inbound> {
    private final RoutingTable routes;
    private final Executor threads;
    private final MemoryBudget memory;
    private final Queue<Inbound> waiting = new ArrayDeque<>();
    private boolean busy;

    ExchangeHandler(RoutingTable routes, Executor threads, MemoryBudget memory) {
        this.routes = routes;
        this.threads = threads;
        this.memory = memory;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, Inbound inbound) {
        waiting.add(inbound);
        if (!busy) {
            answerNext(connection);
        }
    }

    /** The client went away, or the connection broke: nobody is left to be told. */
    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        ChannelFuture _ = connection.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        waiting.forEach(inbound -> inbound.body().close());
        waiting.clear();
    }

    /** Nothing more is read while there is work: that bounds what waits. */
    private void answerNext(ChannelHandlerContext connection) {
        Inbound next = waiting.poll();
        busy = next != null;
        connection.channel().config().setAutoRead(!busy);
        if (next != null) {
            threads.execute(() -> send(connection, answer(next)));
        }
    }

    private Answer answer(Inbound inbound) {
        try (Body body = inbound.body()) {
            if (inbound.result().isFailure()) {
                return malformed(inbound.result().cause());
            }
            Request request = Request.of(inbound.head(), body);
            long needed = inbound.bytesToRead();
            Answer answer =
                    needed == 0
                            ? routes.answer(request)
                            : memory.within(needed, () -> routes.answer(request));
            return inbound.head().method().equals(HttpMethod.HEAD)
                    ? answer.withoutContent()
                    : answer;
        }
    }

    private void send(ChannelHandlerContext connection, Answer answer) {
        try {
            connection.executor().execute(() -> write(connection, answer));
        } catch (RejectedExecutionException closed) {
            // the workspace was closed meanwhile, and the connection with it
            answer.content().close();
        }
    }

    /** The next one waits for the client to take this one: so much is held for each. */
    private void write(ChannelHandlerContext connection, Answer answer) {
        ChannelFuture written =
                answer.content() instanceof FilePart file
                        ? write(connection, answer, file)
                        : writeFromMemory(connection, answer);
        written.addListener(_ -> answerNext(connection));
    }

    private static ChannelFuture writeFromMemory(ChannelHandlerContext connection, Answer answer) {
        if (answer.pause().isZero()) {
            return connection.writeAndFlush(response(answer));
        }
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status());
        setHeaders(head, answer);
        head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        HttpUtil.setTransferEncodingChunked(head, true);
        ChannelFuture _ = connection.writeAndFlush(head);
        return Paragraphs.write(connection, answer.content(), answer.pause());
    }

    /** Straight from the file to the socket. */
    private static ChannelFuture write(
            ChannelHandlerContext connection, Answer answer, FilePart file) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status());
        setHeaders(head, answer);
        ChannelFuture _ = connection.write(head);
        connection
                .write(file.region())
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        // it has become shorter, and the client waits for the rest
                        ChannelFuture _ = connection.close();
                    }
                });
        return connection.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
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
        setHeaders(response, answer);
        return response;
    }

    private static void setHeaders(HttpResponse response, Answer answer) {
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().size());
        answer.headers().forEach(response.headers()::set);
    }
}
