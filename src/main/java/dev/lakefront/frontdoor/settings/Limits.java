package dev.lakefront.frontdoor.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the front door waits, and for how many. Unless it is asked for, there is none on the
 * time an app takes, and never one on an idle WebSocket: a developer stops in a debugger, and goes
 * on after lunch.
 *
 * @param appStart for an app that is starting, before a request is answered in its place
 * @param startingPage the same for somebody who opens a page, and then sees what the app is doing
 * @param exchange for a whole request and its answer; absent: none
 * @param connect for the app to accept a connection
 * @param firstOctet for a new connection to send anything; once it has been served, it may idle
 * @param head for the rest of a request's head, once it has begun
 * @param body for the next octet of a request's body, while the app would take it
 * @param look how often it is looked whether a client has exceeded one of these
 * @param connections from clients at once, WebSockets included
 */
public record Limits(
        Duration appStart,
        Duration startingPage,
        @Nullable Duration exchange,
        Duration connect,
        Duration firstOctet,
        Duration head,
        Duration body,
        Duration look,
        int connections) {
    public static final Limits DEFAULT =
            new Limits(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(500),
                    null,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(1),
                    4_096);

    /** The platform's own limit, fixed (documented for its proxy). */
    public static final Duration EXCHANGE_AS_DEPLOYED = Duration.ofMinutes(2);

    public Limits withExchange(Duration longest) {
        return new Limits(
                appStart,
                startingPage,
                longest,
                connect,
                firstOctet,
                head,
                body,
                look,
                connections);
    }

    public Limits withAppStart(Duration longest) {
        return new Limits(
                longest,
                startingPage,
                exchange,
                connect,
                firstOctet,
                head,
                body,
                look,
                connections);
    }
}
