package dev.lakefront.frontdoor.rule;

import dev.lakefront.identity.TokenFailure;
import java.util.List;

/**
 * Why a request does not reach the app.
 *
 * @param failure what the client is told
 * @param detail what the client is told besides; may be empty
 * @param reason what the developer's terminal is told; holds nothing of the request
 */
public record Refusal(Failure failure, String detail, String reason) {
    public static final Refusal APP_NOT_READY =
            new Refusal(Failure.APP_NOT_READY, "the app does not listen yet");
    public static final Refusal APP_ENDED =
            new Refusal(Failure.APP_ENDED, "the app has ended before it listened");
    public static final Refusal BEARER_MALFORMED =
            new Refusal(Failure.BEARER_WORTHLESS, "its bearer token is malformed");
    public static final Refusal SWITCH_FROM_ELSEWHERE =
            new Refusal(Failure.CROSS_SITE, "only /.lakefront/whoami itself can switch personas");
    public static final Refusal APP_TOO_SLOW =
            new Refusal(Failure.APP_TOO_SLOW, "the app took longer than the platform waits");
    public static final Refusal MALFORMED_BODY =
            new Refusal(Failure.UNCLEAR_REQUEST, "its body is malformed");
    public static final Refusal MALFORMED_ANSWER =
            new Refusal(Failure.APP_ANSWER_MALFORMED, "the app's answer is malformed");
    public static final Refusal SWITCHED_UNASKED =
            new Refusal(Failure.APP_ANSWER_MALFORMED, "the app switches protocols unasked");
    public static final Refusal HUNG_UP =
            new Refusal(Failure.APP_HUNG_UP, "the app closed the connection without an answer");
    public static final Refusal HUNG_UP_HALFWAY =
            new Refusal(Failure.APP_HUNG_UP, "the app closed the connection in the middle of it");

    public Refusal(Failure failure, String reason) {
        this(failure, "", reason);
    }

    /** It is for the name of a person, and there are only these. */
    static Refusal ofName(List<String> people) {
        return new Refusal(
                Failure.NOBODY_OF_THAT_NAME,
                "There are: " + String.join(", ", people) + ".",
                "it is for the name of a person who is not here");
    }

    /** A token that the client brought says nobody to pass the request on for. */
    public static Refusal ofBearer(TokenFailure reason) {
        return new Refusal(
                reason.isRejected() ? Failure.BEARER_WORTHLESS : Failure.BEARER_UNKNOWN,
                String.valueOf(reason.getMessage()));
    }

    /** There is nobody to pass the request on for. */
    public static Refusal of(TokenFailure reason) {
        boolean noToken = reason.missing() == TokenFailure.Missing.TOKEN;
        return new Refusal(
                noToken ? Failure.NO_TOKEN : Failure.NO_IDENTITY,
                String.valueOf(reason.getMessage()));
    }
}
