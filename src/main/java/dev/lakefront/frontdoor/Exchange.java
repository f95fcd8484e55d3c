package dev.lakefront.frontdoor;

import dev.lakefront.identity.Caller;
import dev.lakefront.identity.TokenFailure;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its first byte to the last byte of its answer; HTTP and WebSocket alike, until
 * the app switches protocols. Start reading at {@link #begin}. Everything happens on the event
 * loop.
 *
 * <p>Neither side is read faster than the other takes what was read: after each read of one side,
 * the next is asked for when the other side is writable again.
 */
final class Exchange {
    private final DownstreamConnection client;
    private final HttpRequest inbound;
    private final RequestOrigin origin;

    private @Nullable HttpRequest outbound;
    private @Nullable UpstreamConnection upstream;
    private @Nullable Answer answer;
    private @Nullable LastHttpContent heldEnd;
    private boolean bodySeen;
    private boolean requestEnded;
    private boolean interimAnswer;
    private boolean over;

    Exchange(DownstreamConnection client, HttpRequest inbound) {
        this.client = client;
        this.inbound = inbound;
        this.origin = RequestOrigin.of(inbound, client.ownHost(), client.clientAddress());
    }

    // ---- the way in: check, identity, app ----

    void begin() {
        client.answering(inbound.method());
        if (inbound.decoderResult().cause() instanceof TooLongFrameException) {
            fail(Failure.HEAD_TOO_LARGE, "its head is too large");
        } else if (!RequestFraming.isClear(inbound)) {
            fail(Failure.UNCLEAR_REQUEST, "its framing is not clear");
        } else {
            onEventLoop(client.settings().callers().caller(), this::identify);
        }
    }

    private void identify(@Nullable Caller caller, @Nullable Throwable failure) {
        if (caller == null) {
            fail(Failure.NO_TOKEN, reason(failure));
            return;
        }
        outbound = OutboundRequest.of(inbound, caller, origin);
        CompletableFuture<Void> listens = client.settings().appListens();
        onEventLoop(listens.isDone() ? listens : bounded(listens), this::reachApp);
    }

    private void reachApp(@Nullable Void listens, @Nullable Throwable failure) {
        if (failure != null) {
            fail(Failure.APP_NOT_READY, "the app does not listen yet");
            return;
        }
        UpstreamConnection idle = client.upstream().takeIdle();
        if (idle != null) {
            send(idle);
        } else {
            openConnection();
        }
    }

    private void openConnection() {
        client.upstream()
                .open(opened -> {
                    if (opened == null) {
                        fail(Failure.APP_UNREACHABLE, "the app accepts no connections");
                    } else if (over) {
                        opened.close();
                    } else {
                        send(opened);
                    }
                });
    }

    private void send(UpstreamConnection connection) {
        HttpRequest request = outbound;
        if (request == null) {
            throw new IllegalStateException("nothing to send yet");
        }
        upstream = connection;
        connection.begin(this, request);
        if (heldEnd != null) {
            connection.write(heldEnd);
        }
        connection.flush();
        if (!requestEnded) {
            client.readBody();
        }
    }

    // ---- the client's side ----

    void requestBody(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            fail(Failure.UNCLEAR_REQUEST, "its body is malformed");
            return;
        }
        boolean last = content instanceof LastHttpContent;
        requestEnded |= last;
        bodySeen |= content.content().isReadable();
        HttpContent sent = last ? OutboundRequest.end((LastHttpContent) content) : content;
        if (upstream != null) {
            upstream.write(sent);
        } else {
            heldEnd =
                    (LastHttpContent)
                            sent; // the end of a request without a body: all that can come
        }
    }

    void requestRead() {
        UpstreamConnection connection = upstream;
        if (connection != null) {
            connection.flush();
        }
        boolean roomThere = connection == null ? requestEnded : connection.isWritable();
        if (roomThere || requestEnded) {
            client.read(); // for more of the body, or to learn that the client has left
        }
    }

    void clientWritable() {
        if (upstream != null) {
            upstream.read();
        }
    }

    void clientLeft() {
        over = true;
        if (upstream != null) {
            upstream.close();
        }
    }

    // ---- the app's side ----

    void answer(HttpResponse received) {
        if (received.decoderResult().isFailure()) {
            ReferenceCountUtil.release(received);
            appFailed(Failure.APP_ANSWER_MALFORMED, "the app's answer is malformed", true);
            return;
        }
        int status = received.status().code();
        if (status == 101) {
            switchProtocols(received);
        } else if (status < 200) {
            interimAnswer = true;
            client.write(AnswerHead.of(received, client.upstream().app(), origin.host()));
        } else {
            Answer begun = Answer.to(inbound, received);
            answer = begun;
            client.write(begun.head(client.upstream().app(), origin.host()));
        }
    }

    void answerBody(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (content.decoderResult().isFailure()) {
            content.release();
            appFailed(Failure.APP_ANSWER_MALFORMED, "the app's answer is malformed", true);
        } else if (interimAnswer) {
            interimAnswer = !last;
            client.write(content);
        } else {
            client.write(last ? Answer.end((LastHttpContent) content) : content);
            if (last) {
                finish();
            }
        }
    }

    void answerRead() {
        if (over) {
            return;
        }
        client.flush();
        if (upstream != null && client.isWritable()) {
            upstream.read();
        }
    }

    void upstreamWritable() {
        if (!requestEnded) {
            client.readBody();
        }
    }

    /**
     * @param broken whether the connection was reset, so that even an answer that ends with it is
     *     cut short
     */
    void upstreamEnded(boolean broken) {
        UpstreamConnection ended = upstream;
        upstream = null;
        if (ended != null && ended.wasServed() && answer == null && canBeSentAgain()) {
            openConnection();
        } else {
            appFailed(
                    Failure.APP_HUNG_UP, "the app closed the connection without an answer", broken);
        }
    }

    /** RFC 9110, 9.2.2: idempotent, and no octet of a body gone. */
    private boolean canBeSentAgain() {
        boolean idempotent =
                switch (inbound.method().name()) {
                    case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
                    default -> false;
                };
        return idempotent && requestEnded && !bodySeen;
    }

    // ---- the ends ----

    private void finish() {
        over = true;
        UpstreamConnection connection = upstream;
        Answer given = answer;
        if (connection != null
                && given != null
                && given.leavesAppConnectionUsable()
                && requestEnded) {
            connection.giveBack();
        } else if (connection != null) {
            connection.close();
        }
        if (!requestEnded) {
            client.closeGently();
        } else if (given != null && given.leavesClientConnectionUsable()) {
            client.next();
        } else {
            client.close();
        }
    }

    private void switchProtocols(HttpResponse received) {
        UpstreamConnection connection = upstream;
        if (connection == null || Upgrade.wantedBy(inbound) == null) {
            appFailed(Failure.APP_ANSWER_MALFORMED, "the app switches protocols unasked", true);
            return;
        }
        over = true;
        client.write(AnswerHead.switching(received, client.upstream().app(), origin.host()));
        client.write(LastHttpContent.EMPTY_LAST_CONTENT);
        client.flush();
        Tunnel.join(client.channel(), connection.channel());
    }

    private void appFailed(Failure failure, String reason, boolean broken) {
        Answer begun = answer;
        if (begun == null) {
            fail(failure, reason);
        } else if (!over) {
            over = true;
            closeUpstream();
            client.cutShort(broken || begun.endsWithConnection());
        }
    }

    private void fail(Failure failure, String reason) {
        if (over) {
            return;
        }
        over = true;
        closeUpstream();
        client.settings().failures().failed(origin.requestId(), reason);
        client.write(FailureAnswer.to(inbound, failure, origin.requestId()));
        client.closeGently();
    }

    private void closeUpstream() {
        if (upstream != null) {
            upstream.close();
            upstream = null;
        }
    }

    // ---- waiting without blocking ----

    private <T> void onEventLoop(
            CompletableFuture<T> awaited, BiConsumer<@Nullable T, @Nullable Throwable> next) {
        if (awaited.isDone()) {
            awaited.whenComplete(next);
        } else {
            awaited.whenCompleteAsync(
                    (value, failure) -> {
                        if (!over) {
                            next.accept(value, failure);
                        }
                    },
                    client.eventLoop());
        }
    }

    private static CompletableFuture<Void> bounded(CompletableFuture<Void> awaited) {
        return awaited.copy().orTimeout(FrontDoorSettings.LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof TokenFailure)) {
            cause = cause.getCause();
        }
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "the workspace gave no answer in time" : message;
    }
}
