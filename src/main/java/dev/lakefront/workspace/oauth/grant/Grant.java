package dev.lakefront.workspace.oauth.grant;

import dev.lakefront.workspace.directory.Principal;

/**
 * What somebody allowed.
 *
 * @param clientId to whom
 * @param principal for whom the client may act
 * @param scope in what, separated by blanks
 */
public record Grant(String clientId, Principal principal, String scope) {
    Grant narrowedTo(String less) {
        return new Grant(clientId, principal, less);
    }
}
