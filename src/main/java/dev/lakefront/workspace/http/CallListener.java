package dev.lakefront.workspace.http;

import org.jspecify.annotations.Nullable;

/** Hears of every call that was answered, on the thread that answered it. Must not block. */
@FunctionalInterface
public interface CallListener {
    /** Hears nothing. */
    CallListener NONE = (caller, call, status) -> {};

    /**
     * A call was answered.
     *
     * @param caller the user name of who called; null if nobody said, or nobody could prove it
     * @param call method and path, without the query, which may hold a credential
     */
    void answered(@Nullable String caller, String call, int status);
}
