package dev.lakefront.credentials;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AuthMethod} builds a credential from.
 *
 * @param attributes resolved: the host is set, checked and normalised
 */
record LoginContext(
        LoginRequest request, Attributes attributes, HttpClient http, InstantSource clock) {

    String host() {
        return attributes.require(Attribute.HOST);
    }

    @Nullable String profile() {
        return attributes.get(Attribute.PROFILE);
    }

    /** Null also for {@code none}, the CLI's old word for that. */
    @Nullable String workspaceId() {
        String id = attributes.get(Attribute.WORKSPACE_ID);
        return Attributes.NO_WORKSPACE.equals(id) ? null : id;
    }

    /** How messages name the login. */
    String name() {
        String profile = profile();
        return profile == null ? "the login of " + host() : "profile " + profile;
    }

    /** The command that renews the login. */
    String loginCommand() {
        return DatabricksCli.loginCommand(profile(), host());
    }
}
