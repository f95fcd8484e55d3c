package dev.lakefront.workspace.http;

/** Answers the requests of one route. May block: each request has a thread. */
@FunctionalInterface
public interface Handler {
    Answer answer(Request request);
}
