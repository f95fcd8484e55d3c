package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.bundle.BundleValue.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in a bundle's {@code workspace:} without being written there: paths, and what a login
 * brings. References then find it like everything else.
 */
final class WorkspaceSection {
    private static final String NAME = "workspace";
    private static final String ROOT_PATH = "root_path";
    private static final String DEFAULT_ROOT = "~/.bundle/${bundle.name}/${bundle.target}";
    private static final String HOME = "/Workspace/Users/${workspace.current_user.userName}/";
    private static final Map<String, String> FOLDERS =
            Map.of(
                    "file_path", "files",
                    "resource_path", "resources",
                    "artifact_path", "artifacts",
                    "state_path", "state");

    private WorkspaceSection() {}

    /** The bundle with its paths, as the CLI completes them (bundle/config/mutator). */
    static BundleValue withPaths(BundleValue root) {
        Fields section = withPath(section(root), ROOT_PATH, DEFAULT_ROOT);
        for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
            String path = "${workspace.root_path}/" + folder.getValue();
            section = withPath(section, folder.getKey(), path);
        }
        return root.with(NAME, section);
    }

    private static Fields withPath(Fields section, String key, String otherwise) {
        BundleValue written = section.get(key);
        BundleValue path = written == null ? new Text(otherwise, section.line()) : written;
        return section.with(key, absolute(path));
    }

    /** The bundle as it knows who deploys it. */
    static BundleValue withUser(BundleValue root, CurrentUser user) {
        Map<String, BundleValue> fields = new LinkedHashMap<>();
        user.fields().forEach((name, text) -> fields.put(name, new Text(text, root.line())));
        return root.with(NAME, section(root).with("current_user", new Fields(fields, root.line())));
    }

    /** The bundle as it knows where it is deployed, if it does not say so itself. */
    static BundleValue withHost(BundleValue root, String host) {
        Fields section = section(root);
        return section.get("host") == null
                ? root.with(NAME, section.with("host", new Text(host, root.line())))
                : root;
    }

    private static Fields section(BundleValue root) {
        return root.get(NAME) instanceof Fields fields ? fields : new Fields(Map.of(), root.line());
    }

    private static BundleValue absolute(BundleValue path) {
        if (!(path instanceof Text(String text, SourceLine line))) {
            return path;
        }
        if (text.startsWith("~/")) {
            return new Text(HOME + text.substring(2), line);
        }
        boolean isRelativeToWorkspace =
                text.startsWith("/")
                        && !text.startsWith("/Workspace/")
                        && !text.startsWith("/Volumes/");
        return isRelativeToWorkspace ? new Text("/Workspace" + text, line) : path;
    }
}
