package dev.lakefront.credentials;

import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Logins to an account, in which no app runs; told in the CLI's words (cmd/root/auth.go). */
final class AccountLogin {
    private static final String[] CONSOLES = {"https://accounts.", "https://accounts-dod."};

    /** How the address of an authorization server tells that its host serves many workspaces. */
    private static final String OF_ACCOUNT = "/oidc/accounts/";

    private AccountLogin() {}

    /** Why the login is of no use here, as far as it says so itself; null if it does not. */
    static @Nullable Problem refusal(Attributes login) {
        String host = login.get(Attribute.HOST);
        if (host != null && isConsole(host)) {
            return new Problem(
                    subject(login)
                            + " points to a Databricks account console host ("
                            + host
                            + "), which serves only account-level APIs; an app requires a"
                            + " workspace",
                    origin(login, Attribute.HOST),
                    "run `databricks auth login --host https://<workspace-url>` to create a"
                            + " workspace profile");
        }
        boolean toldSo = Attributes.NO_WORKSPACE.equals(login.get(Attribute.WORKSPACE_ID));
        return toldSo ? refusal(login, HostMetadata.UNKNOWN) : null;
    }

    /**
     * Why the login is of no use here, now that the host has been asked; null if it is of use.
     *
     * @param host {@link HostMetadata#UNKNOWN} if it did not say
     */
    static @Nullable Problem refusal(Attributes login, HostMetadata host) {
        Attributes completed =
                login.withDefault(Attribute.ACCOUNT_ID, host.accountId(), "the workspace")
                        .withDefault(Attribute.WORKSPACE_ID, host.workspaceId(), "the workspace");
        if (completed.has(Attribute.PROFILE) && completed.areOfAccountOnly()) {
            return new Problem(
                    subject(login) + " has no workspace_id set (account-only)",
                    origin(login, Attribute.ACCOUNT_ID),
                    "set workspace_id in the profile, or choose one of a workspace with --profile");
        }
        String discovery = host.discoveryUrl(completed.get(Attribute.ACCOUNT_ID));
        boolean manyWorkspaces = discovery != null && discovery.contains(OF_ACCOUNT);
        boolean pat = "pat".equals(login.get(Attribute.AUTH_TYPE));
        if (pat && manyWorkspaces && !completed.has(Attribute.WORKSPACE_ID)) {
            return new Problem(
                    subject(login)
                            + " uses PAT auth on a SPOG host but is missing workspace_id; PATs are"
                            + " workspace-scoped",
                    origin(login, Attribute.TOKEN),
                    "add workspace_id = <id> to the profile, or set DATABRICKS_WORKSPACE_ID");
        }
        return null;
    }

    private static boolean isConsole(String host) {
        for (String console : CONSOLES) {
            if (host.startsWith(console)) {
                return true;
            }
        }
        return false;
    }

    private static String subject(Attributes login) {
        String profile = login.get(Attribute.PROFILE);
        return profile == null ? "the login" : "profile \"" + profile + "\"";
    }

    private static @Nullable String origin(Attributes login, Attribute attribute) {
        // what the workspace has said stands nowhere: it is the host that leads to it
        Setting setting =
                login.settings().getOrDefault(attribute, login.settings().get(Attribute.HOST));
        return setting == null ? null : setting.origin();
    }
}
