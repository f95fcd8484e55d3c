package dev.lakefront.credentials.source;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the profile for a bundle that names a host and nothing else about the login. */
final class ProfileOfHost {
    private final LoginRequest request;
    private final ConfigFile file;
    private final List<Problem> problems;

    ProfileOfHost(LoginRequest request, ConfigFile file, List<Problem> problems) {
        this.request = request;
        this.file = file;
        this.problems = problems;
    }

    /**
     * The login, completed by the one profile of its host. Without any it stays as it is: somebody
     * may be logged in to that host.
     */
    Attributes complete(Attributes found) {
        Setting host = found.settings().get(Attribute.HOST);
        if (host == null) {
            return found;
        }
        List<String> fitting = fitting(host, found);
        String name = fitting.size() == 1 ? fitting.getFirst() : null;
        if (fitting.size() > 1) {
            name = request.picker().pick("Multiple profiles match host " + host.value(), fitting);
            if (name == null) {
                problems.add(ambiguous(host, fitting));
            }
        }
        return name == null
                ? found
                : found.orElse(file.profile(name))
                        .with(
                                Attribute.PROFILE,
                                new Setting(name, "the profile of that host in " + file.path()));
    }

    /** Those of the host; of several those of the workspace; of several those of any workspace. */
    private List<String> fitting(Setting host, Attributes found) {
        List<String> ofHost = file.profilesOf(host.value());
        String workspaceId = workspaceId(host, found);
        if (ofHost.size() > 1 && workspaceId != null) {
            List<String> ofWorkspace = new ArrayList<>(ofHost);
            ofWorkspace.removeIf(name -> !workspaceId.equals(idOf(name)));
            if (!ofWorkspace.isEmpty()) {
                return ofWorkspace;
            }
        }
        List<String> usable = new ArrayList<>(ofHost);
        usable.retainAll(file.workspaceProfiles());
        return usable.isEmpty() ? ofHost : usable;
    }

    private @Nullable String idOf(String profile) {
        return file.profile(profile).get(Attribute.WORKSPACE_ID);
    }

    private static @Nullable String workspaceId(Setting host, Attributes found) {
        String set = found.get(Attribute.WORKSPACE_ID);
        WorkspaceHost read = WorkspaceHost.read(host, new ArrayList<>());
        return set != null || read == null ? set : read.workspaceId();
    }

    /** In the CLI's words, and with its ways out (cmd/root/bundle.go). */
    private static Problem ambiguous(Setting host, List<String> names) {
        String first = names.getFirst();
        return new Problem(
                host.value() + ": multiple profiles matched: " + String.join(", ", names),
                host.origin(),
                "choose one: --profile "
                        + first
                        + ", DATABRICKS_CONFIG_PROFILE="
                        + first
                        + ", or workspace.profile: "
                        + first
                        + " in the bundle");
    }
}
