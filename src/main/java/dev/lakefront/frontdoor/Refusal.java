package dev.lakefront.frontdoor;

/**
 * Why a request does not reach the app.
 *
 * @param failure what the client is told
 * @param reason what the developer's terminal is told; holds nothing of the request
 */
record Refusal(Failure failure, String reason) {}
