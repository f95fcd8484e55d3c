package dev.lakefront.credentials;

import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Cloud;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about a login before anyone is asked, and which ways to log in it allows. */
public record AuthFacts(Attributes attributes, LoginRequest request) {

    /** Whether nothing that is known speaks against the type. */
    boolean allow(AuthType type) {
        return !isForeign(type) && missing(type).isEmpty();
    }

    /**
     * Whether a setting is there that nobody makes but for this type, be it enough or not. The
     * tools of a cloud share some variables, which say nothing.
     */
    boolean askFor(AuthType type) {
        if (type.isOfTheSurroundings() || isForeign(type)) {
            return false;
        }
        if (type == AuthType.ENV_OIDC) {
            return attributes.has(Attribute.OIDC_TOKEN_ENV) || missing(type).isEmpty();
        }
        for (Attribute need : type.needs()) {
            if (attributes.has(need) && !isShared(need)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShared(Attribute attribute) {
        return attribute == Attribute.AZURE_CLIENT_ID || attribute == Attribute.AZURE_TENANT_ID;
    }

    /** Whether the workspace is known to be on a cloud that the type is not for. */
    private boolean isForeign(AuthType type) {
        String wanted = type.cloud();
        String actual = Cloud.of(attributes);
        return wanted != null && actual != null && !wanted.equals(actual);
    }

    /** Whether it is not only possible but known that the workspace is on the type's cloud. */
    boolean placeOnCloudOf(AuthType type) {
        String wanted = type.cloud();
        return wanted == null || wanted.equals(Cloud.of(attributes));
    }

    /** All that speaks against the type; empty if nothing does. */
    List<Problem> obstacles(AuthType type) {
        var obstacles = new ArrayList<Problem>();
        Problem foreign = foreign(type);
        if (foreign != null) {
            obstacles.add(foreign);
        }
        obstacles.addAll(missing(type));
        return obstacles;
    }

    private @Nullable Problem foreign(AuthType type) {
        if (!isForeign(type)) {
            return null;
        }
        return new Problem(
                "auth type "
                        + type.tag()
                        + " is for workspaces on "
                        + type.cloud()
                        + ", and "
                        + attributes.get(Attribute.HOST)
                        + " is on "
                        + Cloud.of(attributes),
                wish(type),
                "set another auth type in DATABRICKS_AUTH_TYPE or the profile's auth_type, or"
                        + " another host");
    }

    private List<Problem> missing(AuthType type) {
        var missing = new ArrayList<Problem>();
        for (Attribute need : type.needs()) {
            if (!attributes.has(need)) {
                missing.add(missing(type, need));
            }
        }
        for (String variable : type.variables(attributes)) {
            if (request.variable(variable) == null) {
                missing.add(missing(type, variable));
            }
        }
        return missing;
    }

    /** Where it stands that the type is to be used; null if nothing says so. */
    private @Nullable String wish(AuthType type) {
        Setting chosen = attributes.settings().get(Attribute.AUTH_TYPE);
        if (chosen != null) {
            return chosen.origin();
        }
        for (Attribute need : type.needs()) {
            Setting set = attributes.settings().get(need);
            if (set != null) {
                return set.origin();
            }
        }
        return null;
    }

    private Problem missing(AuthType type, Attribute need) {
        return new Problem(
                "auth type " + type.tag() + " needs " + need.key() + ", which is not set",
                wish(type),
                "set " + need.variable() + ", or " + need.key() + " in the profile");
    }

    private Problem missing(AuthType type, String variable) {
        return new Problem(
                "auth type "
                        + type.tag()
                        + " needs the variable "
                        + variable
                        + ", which is not set",
                wish(type),
                type == AuthType.AZURE_DEVOPS_OIDC
                        ? "run in an Azure DevOps pipeline whose step maps SYSTEM_ACCESSTOKEN:"
                                + " $(System.AccessToken)"
                        : "set "
                                + variable
                                + " to the ID token, or name another variable with"
                                + " DATABRICKS_OIDC_TOKEN_ENV");
    }
}
