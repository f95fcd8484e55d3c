package dev.lakefront.frontdoor;

import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Reads answers from the app; told of each request, because HEAD decides where its answer ends. */
final class ResponseDecoder extends HttpResponseDecoder {
    private boolean answersHead;

    ResponseDecoder() {
        super(WireLimits.decoderConfig());
    }

    void expectAnswerTo(HttpMethod method) {
        answersHead = HttpMethod.HEAD.equals(method);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage answer) {
        return answersHead || super.isContentAlwaysEmpty(answer);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage answer) {
        // RFC 9112, 6.3: an attempt at response splitting. Thrown here, it makes the answer
        // invalid.
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
