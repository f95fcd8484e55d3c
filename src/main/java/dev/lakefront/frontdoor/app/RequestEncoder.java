package dev.lakefront.frontdoor.app;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;

/**
 * Writes requests to the app. The request target goes out octet for octet as it came in; the base
 * class would complete it and re-encode what is not ASCII.
 */
final class RequestEncoder extends HttpRequestEncoder {
    private static final String HTTP_1_1 = " HTTP/1.1\r\n";

    @Override
    protected void encodeInitialLine(ByteBuf buffer, HttpRequest request) {
        ByteBufUtil.writeAscii(buffer, request.method().asciiName());
        buffer.writeByte(' ');
        // the decoder made one char of each octet, and writeAscii makes one octet of each char
        ByteBufUtil.writeAscii(buffer, request.uri());
        ByteBufUtil.writeAscii(buffer, HTTP_1_1);
    }
}
