package dev.lakefront.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** An app that treats its first connection rudely, and all later ones as one should. */
public final class RudeUpstream implements AutoCloseable {
    private final Upstream upstream;

    public RudeUpstream(Rudeness rudeness) {
        var polite = new AtomicBoolean();
        upstream =
                Upstream.behaving(wire -> {
                    if (polite.getAndSet(true)) {
                        beGood(wire);
                    } else {
                        be(rudeness, wire);
                    }
                });
        if (rudeness instanceof Rudeness.Absence) {
            upstream.close();
            Eventually.within(Duration.ofSeconds(5), () -> !Wire.accepts(upstream.port()));
        }
    }

    public int port() {
        return upstream.port();
    }

    @Override
    public void close() {
        upstream.close();
    }

    private static void be(Rudeness rudeness, Wire wire) {
        switch (rudeness) {
            case Rudeness.Absence _ -> wire.leave(); // it came while the listener was closing
            case Rudeness.HangUp hangUp -> {
                if (hangUp.reads) {
                    readRequest(wire);
                }
                say(hangUp.octets, hangUp.ending, wire);
            }
            case Rudeness.NoAnswer noAnswer -> {
                readRequest(wire);
                say(noAnswer.octets, Rudeness.Ending.STAY, wire);
            }
            case Rudeness.Breach breach -> {
                readRequest(wire);
                say(breach.octets, breach.ending, wire);
            }
            case Rudeness.Excess excess -> exceed(excess, wire);
        }
    }

    private static void exceed(Rudeness.Excess excess, Wire wire) {
        String head = wire.head();
        if (!excess.reads) {
            say(excess.octets, Rudeness.Ending.CLOSE, wire);
            return;
        }
        readBody(head, wire);
        if (excess == Rudeness.Excess.A_HEAD_OCTET_BY_OCTET) {
            excess.octets.chars().forEach(octet -> wire.send(String.valueOf((char) octet)));
        } else {
            wire.send(excess.octets);
        }
        beGood(wire);
    }

    private static void say(String octets, Rudeness.Ending ending, Wire wire) {
        wire.send(octets);
        switch (ending) {
            case CLOSE -> wire.leave();
            case RESET -> wire.reset();
            case STAY -> wire.rest();
        }
    }

    private static void beGood(Wire wire) {
        for (String head = wire.head(); !head.isEmpty(); head = wire.head()) {
            readBody(head, wire);
            wire.send(Rudeness.ANSWER);
        }
    }

    private static void readRequest(Wire wire) {
        readBody(wire.head(), wire);
    }

    private static void readBody(String head, Wire wire) {
        for (String length : HttpAnswer.fields(head, "Content-Length")) {
            wire.octets(Integer.parseInt(length));
        }
    }
}
