package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a request came to the front door.
 *
 * @param host the authority the client asked for, port included
 * @param scheme {@code http} or {@code https}
 * @param clientAddress the peer's IP address
 * @param requestId a random UUID (RFC 9562, 5.4), new for each request
 */
public record RequestOrigin(String host, String scheme, String clientAddress, String requestId) {
    /** The origin of a request that arrives now; a client may name no host (HTTP/1.0). */
    public static RequestOrigin of(HttpRequest inbound, String scheme, Peer peer) {
        String host = RequestTarget.authority(inbound);
        return new RequestOrigin(
                host == null ? peer.ownHost() : host, scheme, peer.address(), randomId());
    }

    /** Where the client found the front door: the beginning of every link that leads there. */
    String frontDoor() {
        return scheme + "://" + host;
    }

    /**
     * Random enough to be unique, and far cheaper than {@link UUID#randomUUID()}: it is no secret.
     */
    public static String randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
