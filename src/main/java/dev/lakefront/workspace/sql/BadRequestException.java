package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.Answer;
import io.netty.handler.codec.http.HttpResponseStatus;

/** A request that the API does not take. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    BadRequestException(String message) {
        this(HttpResponseStatus.BAD_REQUEST, "INVALID_PARAMETER_VALUE", message);
    }

    private BadRequestException(HttpResponseStatus status, String errorCode, String message) {
        super(message);
        this.answer = Answer.error(status, errorCode, message);
    }

    static BadRequestException notServed(String why) {
        return new BadRequestException(HttpResponseStatus.NOT_IMPLEMENTED, "NOT_IMPLEMENTED", why);
    }

    Answer answer() {
        return answer;
    }
}
