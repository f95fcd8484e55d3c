package dev.lakefront.run.resource;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.run.resource.KeptAnswers.Kept;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace says at the paths of its REST API; what it said at an earlier start, where it
 * cannot be asked now. Of one start, and for one thread.
 */
public final class WorkspaceAnswers {
    /** The workspace itself. */
    @FunctionalInterface
    public interface Source {
        /** Null if there is nothing at the path. */
        @Nullable Json ask(String path) throws TokenFailure;
    }

    /**
     * An answer.
     *
     * @param age how long ago it was given, if not now
     */
    public record Answer(Json json, @Nullable String age) {}

    private final Source workspace;
    private final @Nullable Kept kept;
    private final Instant now;
    private final Map<String, Json> given = new HashMap<>();
    private @Nullable TokenFailure failure;

    /**
     * Answers of that workspace, none of which has been asked for yet.
     *
     * @param kept what may stand in
     */
    public WorkspaceAnswers(Source workspace, @Nullable Kept kept, Instant now) {
        this.workspace = workspace;
        this.kept = kept;
        this.now = now;
    }

    /** The answer at a path was given before there was anything else to ask. */
    public void heard(String path, Json answer) {
        given.put(path, answer);
    }

    /**
     * The answer at a path; null if there is none. Asked for once.
     *
     * @throws TokenFailure if the workspace does not answer, and nothing was kept
     */
    @Nullable Answer at(String path) throws TokenFailure {
        Json heard = given.get(path);
        if (heard != null) {
            return new Answer(heard, null);
        }
        try {
            Json json = secret(path);
            if (json != null) {
                given.put(path, json);
                return new Answer(json, null);
            }
            return null;
        } catch (TokenFailure e) {
            Answer earlier = keptAt(path);
            if (earlier == null) {
                throw e;
            }
            return earlier;
        }
    }

    /**
     * The answer at a path, which is neither kept nor was.
     *
     * @return null if there is none
     * @throws TokenFailure if the workspace does not answer
     */
    @Nullable Json secret(String path) throws TokenFailure {
        if (failure != null) {
            throw failure; // each try may take ten seconds
        }
        try {
            return workspace.ask(path);
        } catch (TokenFailure e) {
            failure = e;
            throw e;
        }
    }

    /** What was said at a path at an earlier start; null if nothing was kept. */
    public @Nullable Answer keptAt(String path) {
        Json json = kept == null ? null : kept.byPath().get(path);
        return kept == null || json == null ? null : new Answer(json, kept.age(now));
    }

    /** Why the workspace cannot be asked; null if it can. */
    public @Nullable TokenFailure failure() {
        return failure;
    }

    /** What it has said by now, without secrets. */
    public Map<String, Json> given() {
        return given;
    }
}
