package dev.lakefront.frontdoor.client;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Writes answers to the client; told of each request, because an answer to HEAD has no body. */
final class ResponseEncoder extends HttpResponseEncoder {
    private boolean answersHead;

    void answering(HttpMethod method) {
        answersHead = HttpMethod.HEAD.equals(method);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse answer) {
        return answersHead || super.isContentAlwaysEmpty(answer);
    }
}
