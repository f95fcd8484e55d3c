package dev.lakefront.workspace.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpExpectationFailedEvent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the requests of one connection, each with its body. Who sends too much is told how much
 * it may be; what is still to come is dropped, since a client that is busy sending would miss the
 * answer if the connection were closed.
 */
final class RequestCollector extends SimpleChannelInboundHandler<HttpObject> {
    private static final long MEGABYTE = 1 << 20;

    /** Stands for a request that cannot be read. */
    private static final HttpRequest NOTHING =
            new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");

    private final RoutingTable routes;

    /** Null between two requests, and while a body is dropped. */
    private @Nullable HttpRequest head;

    private BodySink sink = new BodySink(Body.MOST_HELD);
    private long most;
    private boolean isUpload;

    RequestCollector(RoutingTable routes) {
        this.routes = routes;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connection, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            giveUp(connection, part.decoderResult());
            return;
        }
        if (part instanceof HttpRequest request) {
            begin(connection, request);
        }
        if (part instanceof HttpContent content && head != null) {
            add(connection, head, content);
        }
    }

    /** Nothing that follows can be read. */
    private void giveUp(ChannelHandlerContext connection, DecoderResult failure) {
        head = null;
        sink.close();
        connection.fireChannelRead(new Inbound(NOTHING, Body.EMPTY, false, failure));
    }

    private void begin(ChannelHandlerContext connection, HttpRequest request) {
        Route route = routes.route(request.method(), request.uri());
        isUpload = route != null && route.takesUpload();
        most = route == null ? WorkspaceListener.MAX_BODY_BYTES : route.mostBytes();
        sink = new BodySink(Body.MOST_HELD);
        boolean isTooLarge = HttpUtil.getContentLength(request, 0L) > most;
        boolean asksFirst = HttpUtil.is100ContinueExpected(request);
        head = isTooLarge ? null : request;
        if (isTooLarge) {
            refuse(connection, tooLarge(most));
            if (asksFirst) {
                // it will not send what it was going to
                connection.pipeline().fireUserEventTriggered(HttpExpectationFailedEvent.INSTANCE);
            }
        } else if (asksFirst) {
            ChannelFuture _ =
                    connection.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void add(ChannelHandlerContext connection, HttpRequest request, HttpContent content) {
        try {
            sink.add(content.content());
        } catch (IOException e) {
            refuse(connection, notKept(e));
            return;
        }
        if (sink.size() > most) {
            refuse(connection, tooLarge(most));
        } else if (content instanceof LastHttpContent) {
            head = null;
            connection.fireChannelRead(
                    new Inbound(request, sink.whole(), isUpload, DecoderResult.SUCCESS));
        }
    }

    private void refuse(ChannelHandlerContext connection, Answer refusal) {
        head = null;
        sink.close();
        ChannelFuture _ = connection.writeAndFlush(ExchangeHandler.response(refusal));
    }

    private static Answer tooLarge(long most) {
        return Answer.error(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "BAD_REQUEST",
                "The offline workspace takes a body of at most "
                        + (most < MEGABYTE ? (most >> 10) + " KB." : (most >> 20) + " MB."));
    }

    /** A disk that is full, say. */
    private static Answer notKept(IOException failure) {
        return Answer.error(
                HttpResponseStatus.INSUFFICIENT_STORAGE,
                "INTERNAL_ERROR",
                "The body cannot be kept in the folder for temporary files: " + failure);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        sink.close();
    }

    /**
     * A request with its body.
     *
     * @param body closed by whoever takes it
     * @param isUpload whether that is kept as it is
     * @param result whether it could be read
     */
    record Inbound(HttpRequest head, Body body, boolean isUpload, DecoderResult result) {
        /** How many bytes of a file have to be read into memory to answer it. */
        long bytesToRead() {
            return isUpload || body.isInMemory() ? 0 : body.size();
        }
    }
}
