package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.rule.RequestOrigin;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.wire.LingeringClose;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Turns a connection away that is one too many; nothing of it is read before. */
public final class CrowdedDoor extends ChannelInboundHandlerAdapter {
    private final SocketChannel client;
    private final FrontDoorSettings settings;

    public CrowdedDoor(SocketChannel client, FrontDoorSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        String requestId = RequestOrigin.randomId();
        settings.requests().failed(requestId, "503: too many connections are open");
        if (settings.tls() != null) {
            ctx.close(); // an answer in cleartext is none to such a client
            return;
        }
        byte[] answer = answer(requestId).getBytes(StandardCharsets.US_ASCII);
        ctx.write(Unpooled.wrappedBuffer(answer));
        LingeringClose.start(client);
    }

    private String answer(String requestId) {
        String text =
                "Too many connections.\n"
                        + settings.limits().connections()
                        + " are open, as many as the front door serves at once.\n"
                        + "Close some, or look for a program that leaves its own open.\n"
                        + "Answered by Lakefront's front door. Request id: "
                        + requestId
                        + "\n";
        return "HTTP/1.1 503 Service Unavailable\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: "
                + text.length()
                + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
                + text;
    }
}
