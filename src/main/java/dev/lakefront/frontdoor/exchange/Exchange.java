package dev.lakefront.frontdoor.exchange;

import static java.util.Objects.requireNonNull;

import dev.lakefront.frontdoor.page.FailureAnswer;
import dev.lakefront.frontdoor.rule.Answer;
import dev.lakefront.frontdoor.rule.AnswerHead;
import dev.lakefront.frontdoor.rule.Framing;
import dev.lakefront.frontdoor.rule.OutboundRequest;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.rule.RequestOrigin;
import dev.lakefront.frontdoor.rule.Upgrade;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its first byte to the last byte of its answer; HTTP and WebSocket alike, until
 * the app switches protocols. Start reading at {@link #begin}. Everything happens on the event
 * loop.
 *
 * <p>Neither side is read faster than the other takes what was read: after each read of one side,
 * the next is asked for when the other side is writable again.
 */
public final class Exchange {
    private final Downstream client;
    private final HttpRequest inbound;
    private final RequestOrigin origin;

    private @Nullable HttpRequest outbound;
    private @Nullable Upstream upstream;
    private @Nullable Answer answer;
    private @Nullable Answer wholeAnswer;
    private @Nullable LastHttpContent endWithoutBody;
    private boolean bodySeen;
    private boolean requestEnded;
    private boolean interimAnswer;
    private boolean over;
    private @Nullable Future<?> deadline;

    public Exchange(Downstream client, HttpRequest inbound) {
        this.client = client;
        this.inbound = inbound;
        this.origin =
                RequestOrigin.of(inbound, client.service().settings().scheme(), client.peer());
    }

    // ---- the way to the app ----

    public void begin() {
        client.answering(inbound.method());
        Duration longest = client.service().settings().limits().exchange();
        if (longest != null) {
            deadline =
                    client.channel()
                            .eventLoop()
                            .schedule(
                                    () -> refuse(Refusal.APP_TOO_SLOW),
                                    longest.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
        new Entrance(this, client, inbound, origin).begin();
    }

    /** The request may go to the app, and this is what the app gets. */
    void admit(HttpRequest admitted) {
        outbound = admitted;
        Upstream idle = client.service().upstreams().takeIdle();
        if (idle != null) {
            send(idle);
        } else {
            openConnection();
        }
    }

    private void openConnection() {
        HttpRequest request = requireNonNull(outbound, "nothing to send yet");
        client.service().upstreams().open(request, this::send, this::refuse);
    }

    private void send(Upstream connection) {
        if (over) { // by the time it was open
            connection.close();
            return;
        }
        upstream = connection;
        connection.begin(this, requireNonNull(outbound, "nothing to send yet"));
        if (endWithoutBody != null) {
            connection.write(endWithoutBody);
        }
        connection.flush();
        if (!requestEnded) {
            client.readBody();
        }
    }

    // ---- downstream ----

    public void requestBody(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            refuse(Refusal.MALFORMED_BODY);
            return;
        }
        bodySeen |= content.content().isReadable();
        HttpContent sent = content;
        if (content instanceof LastHttpContent end) {
            requestEnded = true;
            sent = OutboundRequest.end(end);
            endWithoutBody = bodySeen ? null : (LastHttpContent) sent;
        }
        if (upstream != null) { // else an end without a body, kept: no body is read before
            upstream.write(sent);
        }
    }

    public void requestRead() {
        Upstream connection = upstream;
        if (connection != null) {
            connection.flush();
        }
        if (connection == null || requestEnded) {
            client.readAhead(); // or a client that leaves would go unnoticed
        } else if (connection.isWritable()) {
            client.readBody();
        }
    }

    public void clientWritable() {
        if (upstream != null) {
            upstream.read();
        }
    }

    public void clientLeft() {
        end();
        closeUpstream();
    }

    // ---- upstream ----

    public void answer(HttpResponse received) {
        if (wholeAnswer != null) {
            closeUpstream(); // unasked: whose answer it is, nobody can know
            finish(wholeAnswer);
        } else if (!Framing.isClear(received)) {
            ReferenceCountUtil.release(received);
            refuse(Refusal.MALFORMED_ANSWER);
        } else if (received.status().code() == 101) {
            switchProtocols(received);
        } else if (received.status().code() < 200) {
            passOnInterim(received);
        } else {
            Answer begun = Answer.to(inbound, received, requestEnded);
            answer = begun;
            client.service().settings().requests().answered();
            client.write(begun.head(client.service().upstreams().app(), origin));
        }
    }

    /** RFC 9110, 15.2: not for a client of HTTP/1.0. */
    private void passOnInterim(HttpResponse received) {
        interimAnswer = true;
        if (!Framing.isHttp10(inbound)) {
            client.write(AnswerHead.of(received, client.service().upstreams().app(), origin));
            client.write(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    public void answerBody(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            refuse(Refusal.MALFORMED_ANSWER);
        } else if (interimAnswer) {
            content.release();
            interimAnswer = !(content instanceof LastHttpContent);
        } else if (content instanceof LastHttpContent end) {
            client.write(Answer.end(end));
            wholeAnswer = answer;
        } else {
            client.write(content);
        }
    }

    public void answerRead() {
        if (wholeAnswer != null) {
            finish(wholeAnswer);
            return;
        }
        client.flush();
        if (upstream != null && client.isWritable()) {
            upstream.read();
        }
    }

    public void upstreamWritable() {
        if (!requestEnded) {
            client.readBody();
        }
    }

    public void upstreamEnded() {
        Upstream ended = upstream;
        upstream = null;
        if (wholeAnswer != null) {
            finish(wholeAnswer);
        } else if (ended != null && ended.wasServed() && answer == null && canBeSentAgain()) {
            openConnection();
        } else {
            refuse(answer == null ? Refusal.HUNG_UP : Refusal.HUNG_UP_HALFWAY);
        }
    }

    private boolean canBeSentAgain() {
        return endWithoutBody != null && OutboundRequest.isIdempotent(inbound.method());
    }

    // ---- the ends ----

    private void finish(Answer given) {
        end();
        client.flush();
        if (upstream != null && requestEnded && given.leavesAppConnectionUsable()) {
            upstream.giveBack();
        } else {
            closeUpstream();
        }
        if (requestEnded && given.leavesClientConnectionUsable()) {
            client.next();
        } else {
            client.close();
        }
    }

    private void switchProtocols(HttpResponse received) {
        Upstream connection = upstream;
        if (connection == null || Upgrade.wantedBy(inbound) == null) {
            refuse(Refusal.SWITCHED_UNASKED);
            return;
        }
        end();
        client.switchProtocols(
                AnswerHead.switching(received, client.service().upstreams().app(), origin),
                connection.tunnelEnd());
    }

    /** Answers in the app's place; an answer that has begun can only be cut short. */
    public void refuse(Refusal refusal) {
        if (over) {
            return;
        }
        if (answer != null) {
            end();
            closeUpstream();
            log("half an answer: " + refusal.reason());
            client.cutShort(answer);
            return;
        }
        log(refusal.failure().status + ": " + refusal.reason());
        conclude(FailureAnswer.to(inbound, refusal, origin.requestId()));
    }

    /** Ends it with an answer of our own. */
    void conclude(FullHttpResponse own) {
        end();
        closeUpstream();
        client.write(own);
        client.close();
    }

    private void log(String outcome) {
        client.service().settings().requests().failed(origin.requestId(), outcome);
    }

    private void end() {
        over = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Whether it has its answer, or nobody who waits for one. */
    boolean isOver() {
        return over;
    }

    private void closeUpstream() {
        if (upstream != null) {
            upstream.close();
            upstream = null;
        }
    }
}
