package dev.lakefront.frontdoor.exchange;

import dev.lakefront.frontdoor.wire.TunnelEnd;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;

/**
 * The app's end of an exchange: a connection of HTTP/1.1, or one stream of HTTP/2. It tells the
 * exchange what the app sends ({@link Exchange#answer} and those around it).
 */
public interface Upstream {
    /** Whether another exchange was served before: the app may then have ended it by now. */
    boolean wasServed();

    boolean isWritable();

    /** Sends the head of the exchange's request, and asks for the answer. */
    void begin(Exchange borrower, HttpRequest outbound);

    void write(HttpContent content);

    void flush();

    void read();

    /** Gives it back after an exchange that left nothing under way on it. */
    void giveBack();

    /** Ends it; the exchange hears no more of it. */
    void close();

    TunnelEnd tunnelEnd();
}
