package dev.lakefront.workspace.oauth.authorize;

import java.util.Set;

/**
 * What somebody chose the last time: the page suggests it again.
 *
 * @param userName whom to be
 * @param declined the scopes that were taken away
 */
record Choice(String userName, Set<String> declined) {
    Choice {
        declined = Set.copyOf(declined);
    }
}
