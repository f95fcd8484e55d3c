package dev.lakefront.workspace;

/** Answers the requests of one route. May block: each request has a virtual thread. */
@FunctionalInterface
interface Handler {
    Answer answer(Request request);
}
