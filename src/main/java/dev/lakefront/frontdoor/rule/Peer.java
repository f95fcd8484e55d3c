package dev.lakefront.frontdoor.rule;

import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;

/**
 * Both ends of a client's connection.
 *
 * @param address the client's IP address (RFC 5952)
 * @param ownHost the front door's own authority, as this client reached it
 */
public record Peer(String address, String ownHost) {
    public static Peer of(SocketChannel connection) {
        return new Peer(
                NetUtil.toAddressString(connection.remoteAddress().getAddress()),
                "localhost:" + connection.localAddress().getPort());
    }
}
