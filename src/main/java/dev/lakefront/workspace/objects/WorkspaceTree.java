package dev.lakefront.workspace.objects;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in the workspace: the folders that every workspace has, a home for everybody, and the
 * app's source in that of who develops it. Made anew for each call, from the files as they are.
 */
public final class WorkspaceTree {
    static final String ROOT = "/";

    /** Where the tree is for programs that see it as files; the API takes both. */
    private static final String MOUNT = "/Workspace";

    private static final String USERS = "/Users";
    private static final List<String> ALWAYS = List.of(ROOT, "/Repos", "/Shared", USERS);

    /** Never shown, whether it would be deployed or not. */
    private static final Path SECRETS = Path.of("workspace", "secrets.yaml");

    private final Directory directory;
    private final String sourcePath;
    private final SourceFolder source;

    /**
     * The tree of a workspace with these people.
     *
     * @param developer one of them, in whose home the app's source is
     */
    public WorkspaceTree(
            Directory directory, Principal developer, String appName, SourceFolder source) {
        this.directory = directory;
        this.sourcePath = home(developer) + "/" + appName;
        this.source = source;
    }

    /** Where the app's source is, as an app is told. */
    public String sourcePath() {
        return MOUNT + sourcePath;
    }

    /** What is at a path; null if nothing is. */
    @Nullable WorkspaceObject find(String path) {
        return objects().get(withoutMount(path));
    }

    /** What is in a folder, in alphabetical order. */
    List<WorkspaceObject> list(WorkspaceObject folder) {
        return objects().values().stream().filter(each -> each.isIn(folder.path())).toList();
    }

    private Map<String, WorkspaceObject> objects() {
        Map<String, WorkspaceObject> objects = new TreeMap<>();
        ALWAYS.forEach(path -> addFolder(objects, path));
        directory.everybody().forEach(each -> addFolder(objects, home(each)));
        addFolder(objects, sourcePath);
        for (Path file : source.files().get()) {
            if (!file.equals(SECRETS)) {
                addFile(objects, file);
            }
        }
        return objects;
    }

    private void addFile(Map<String, WorkspaceObject> objects, Path file) {
        StringBuilder path = new StringBuilder(sourcePath);
        for (Path name : file) {
            addFolder(objects, path.toString());
            path.append('/').append(name);
        }
        Path place = source.folder().resolve(file);
        objects.put(path.toString(), new WorkspaceObject(path.toString(), place));
    }

    private static void addFolder(Map<String, WorkspaceObject> objects, String path) {
        objects.putIfAbsent(path, new WorkspaceObject(path, null));
    }

    private static String home(Principal principal) {
        return USERS + "/" + principal.userName();
    }

    private static String withoutMount(String path) {
        String rest =
                path.equals(MOUNT) || path.startsWith(MOUNT + "/")
                        ? path.substring(MOUNT.length())
                        : path;
        String bare = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return bare.isEmpty() ? ROOT : bare;
    }
}
