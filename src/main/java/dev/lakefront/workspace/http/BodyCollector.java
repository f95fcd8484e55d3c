package dev.lakefront.workspace.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Collects the body of a request. Who sends too much is told how much it may be. */
final class BodyCollector extends HttpObjectAggregator {
    /**
     * @param most a whole number of megabytes, in bytes
     */
    BodyCollector(int most) {
        super(most);
    }

    /** To a client that asks before it sends: the reason, not the status alone. */
    @Override
    protected Object newContinueResponse(
            HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
        Object answer = super.newContinueResponse(start, maxContentLength, pipeline);
        return answer instanceof FullHttpResponse response
                        && response.status().equals(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE)
                ? refusal()
                : answer;
    }

    /** What is still to come is dropped: a client that is busy sending would miss the answer. */
    @Override
    protected void handleOversizedMessage(ChannelHandlerContext connection, HttpMessage oversized) {
        ChannelFuture _ = connection.writeAndFlush(refusal());
    }

    private FullHttpResponse refusal() {
        return ExchangeHandler.response(
                Answer.error(
                        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        "BAD_REQUEST",
                        "The offline workspace takes a body of at most "
                                + (maxContentLength() >> 20)
                                + " MB."));
    }
}
