package dev.lakefront.identity;

import java.util.concurrent.CompletableFuture;

/** Says who is asking when a client brings a token of its own. */
public interface BearerCallers {
    /**
     * The caller that the token stands for. Never blocks; complete already while the token is
     * remembered, else within ten seconds. Fails with a {@link TokenFailure}: rejected if the token
     * is worth nothing, passing if that could not be found out.
     */
    CompletableFuture<Caller> callerOf(Secret token);

    /**
     * Whether the token names the workspace as its issuer, so that it can be meant for nobody else.
     * Nothing is checked and nobody is asked.
     */
    boolean seemsOurs(Secret token);
}
