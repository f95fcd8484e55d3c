package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginCommand;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.HttpClient;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AuthMethod} builds a credential from.
 *
 * @param attributes resolved: the host is set, checked and normalised
 */
public record LoginContext(
        LoginRequest request, Attributes attributes, HttpClient http, InstantSource clock) {

    public String host() {
        return attributes.require(Attribute.HOST);
    }

    public @Nullable String profile() {
        return attributes.get(Attribute.PROFILE);
    }

    /** Null also for {@code none}, the CLI's old word for that. */
    public @Nullable String workspaceId() {
        String id = attributes.get(Attribute.WORKSPACE_ID);
        return Attributes.NO_WORKSPACE.equals(id) ? null : id;
    }

    /** How messages name the login. */
    public String name() {
        String profile = profile();
        return profile == null ? "the login of " + host() : "profile " + profile;
    }

    /** The command that renews the login. */
    public String loginCommand() {
        return LoginCommand.ofDatabricks(profile(), host());
    }
}
