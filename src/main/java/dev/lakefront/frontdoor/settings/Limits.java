package dev.lakefront.frontdoor.settings;

import java.time.Duration;

/**
 * How long the front door waits, and for how many. There is none on the time an app takes and none
 * on an idle WebSocket: a developer stops in a debugger, and goes on after lunch.
 *
 * @param appStart for an app that is starting, before a request is answered in its place
 * @param startingPage the same for somebody who opens a page, and then sees what the app is doing
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
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(1),
                    4_096);

    public Limits withAppStart(Duration longest) {
        return new Limits(
                longest, startingPage, connect, firstOctet, head, body, look, connections);
    }
}
