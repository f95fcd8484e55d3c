package dev.lakefront.run.session;

import dev.lakefront.workspace.http.CallListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells of calls of the offline workspace: each that it does not serve, once, because what an SDK
 * makes of its answer seldom says so; on request, every call. Never blocks.
 */
final class CallTeller implements CallListener {
    private static final int NOT_IMPLEMENTED = 501;

    /** Paths with an id in them could go on for ever. */
    private static final int MOST_TOLD = 20;

    private static final int LONGEST_TOLD = 200;

    /** What SDKs and drivers ask for on their own account, and do without. */
    private static final List<String> MINOR =
            List.of(
                    " /telemetry",
                    " /api/2.0/connector-service/",
                    // uploads in parts
                    "POST /api/2.0/fs/files/");

    private final RunEvents events;
    private final boolean all;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param all whether every call is told
     */
    CallTeller(RunEvents events, boolean all) {
        this.events = events;
        this.all = all;
    }

    @Override
    public void answered(@Nullable String caller, String call, int status) {
        if (all) {
            events.workspaceCalled(caller, call, status);
        }
        if (status == NOT_IMPLEMENTED
                && isPlain(call)
                && MINOR.stream().noneMatch(call::contains)
                && told.size() < MOST_TOLD
                && told.add(call)) {
            events.callNotServed(call);
        }
    }

    /** Anybody on this machine can call, and a terminal obeys some characters. */
    private static boolean isPlain(String call) {
        return call.length() < LONGEST_TOLD && call.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
