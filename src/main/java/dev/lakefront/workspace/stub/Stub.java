package dev.lakefront.workspace.stub;

import java.util.List;

/**
 * A call, and what is written down to answer it with.
 *
 * @param path as in a route: {@code {name}} is one segment, {@code {name...}} all that is left
 * @param answers at least one: given one after the other, and the last one from then on
 */
public record Stub(String method, String path, List<StubAnswer> answers) {
    public Stub {
        answers = List.copyOf(answers);
    }
}
