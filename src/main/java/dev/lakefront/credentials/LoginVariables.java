package dev.lakefront.credentials;

import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The login as environment variables of an app, as the Databricks CLI passes it on. */
public final class LoginVariables {
    private static final String METADATA_ORIGIN = "the workspace";
    private static final Set<String> NAMES = collectNames();

    private LoginVariables() {}

    /** The 37 variables that a Databricks SDK reads: those of the shell never reach the app. */
    public static Set<String> names() {
        return NAMES;
    }

    /**
     * What the app gets instead: every attribute that is set, and what the workspace adds.
     *
     * @param metadata {@link HostMetadata#UNKNOWN} if it was not asked
     */
    public static List<LoginVariable> of(Login login, HostMetadata metadata) {
        var variables = new ArrayList<LoginVariable>();
        for (Map.Entry<Attribute, Setting> set :
                completed(login.attributes(), metadata).settings().entrySet()) {
            variables.add(new LoginVariable(set.getKey().variable(), set.getValue().value()));
        }
        return variables;
    }

    /** The names of those that the workspace may add to that login when it is asked. */
    public static List<String> leftToWorkspace(Login login) {
        var names = new ArrayList<String>();
        for (Attribute attribute :
                List.of(
                        Attribute.ACCOUNT_ID,
                        Attribute.WORKSPACE_ID,
                        Attribute.CLOUD,
                        Attribute.DISCOVERY_URL,
                        Attribute.TOKEN_AUDIENCE)) {
            if (login.attributes().get(attribute) == null) {
                names.add(attribute.variable());
            }
        }
        return names;
    }

    private static Attributes completed(Attributes login, HostMetadata metadata) {
        if (!metadata.isKnown()) {
            return login;
        }
        Attributes placed =
                login.withDefault(Attribute.ACCOUNT_ID, metadata.accountId(), METADATA_ORIGIN)
                        .withDefault(
                                Attribute.WORKSPACE_ID, metadata.workspaceId(), METADATA_ORIGIN)
                        .withDefault(Attribute.CLOUD, metadata.cloud(), METADATA_ORIGIN);
        String account = placed.get(Attribute.ACCOUNT_ID);
        return placed.withDefault(
                        Attribute.DISCOVERY_URL, metadata.discoveryUrl(account), METADATA_ORIGIN)
                .withDefault(Attribute.TOKEN_AUDIENCE, metadata.audience(account), METADATA_ORIGIN);
    }

    private static Set<String> collectNames() {
        var names = new LinkedHashSet<String>();
        for (Attribute attribute : Attribute.values()) {
            names.add(attribute.variable());
        }
        return Collections.unmodifiableSet(names);
    }
}
