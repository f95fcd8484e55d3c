package dev.lakefront.frontdoor.exchange;

import dev.lakefront.frontdoor.rule.Answer;
import dev.lakefront.frontdoor.rule.Peer;
import dev.lakefront.frontdoor.wire.TunnelEnd;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of an exchange: a connection of HTTP/1.1, or one stream of HTTP/2. It tells the
 * exchange what the client sends ({@link Exchange#requestBody} and those around it).
 */
public interface Downstream {
    Service service();

    Peer peer();

    Channel channel();

    boolean isWritable();

    /** Must come before the first byte of an answer is written. */
    void answering(HttpMethod method);

    void write(HttpObject part);

    void flush();

    /** Takes in more of the request's body. */
    void readBody();

    /** Takes in what comes before its turn, if anything does, and only so much of it. */
    void readAhead();

    /** The answer is written and the request was read to its end: the next request may come. */
    void next();

    /** Takes no more requests, and ends in good order once what was written has left. */
    void close();

    /** Ends in the middle of an answer, so that it cannot pass for a whole one. */
    void cutShort(Answer answer);

    /** Sends the 101; whatever follows, in either direction, is not HTTP and goes to that app. */
    void switchProtocols(HttpResponse head, TunnelEnd app);

    /**
     * Goes on, on the event loop, with what is awaited: at once if it is there already. A bug in
     * {@code next} ends the connection, which would hang else.
     */
    default <T> void whenDone(
            CompletableFuture<T> awaited, BiConsumer<@Nullable T, @Nullable Throwable> next) {
        BiConsumer<@Nullable T, @Nullable Throwable> attempt =
                (value, failure) -> {
                    try {
                        next.accept(value, failure);
                    } catch (RuntimeException bug) {
                        channel().pipeline().fireExceptionCaught(bug);
                    }
                };
        if (awaited.isDone()) {
            awaited.whenComplete(attempt);
        } else {
            awaited.whenCompleteAsync(attempt, channel().eventLoop());
        }
    }
}
