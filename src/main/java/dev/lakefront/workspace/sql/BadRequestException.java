package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.Answer;
import io.netty.handler.codec.http.HttpResponseStatus;

/** A request that the API does not take. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    BadRequestException(String message) {
        super(message);
        this.answer =
                Answer.error(HttpResponseStatus.BAD_REQUEST, "INVALID_PARAMETER_VALUE", message);
    }

    Answer answer() {
        return answer;
    }
}
