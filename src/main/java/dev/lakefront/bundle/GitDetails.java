package dev.lakefront.bundle;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Git knows of the folder that a bundle stands in: {@code ${bundle.git.…}}. Read from Git's
 * own files, as the Databricks CLI does (libs/git); nothing is started.
 *
 * @param bundle the bundle's folder, absolute
 */
record GitDetails(Path bundle) {
    private static final String REFERENCE = "ref: ";
    private static final String BRANCHES = "refs/heads/";
    private static final String LINK = "gitdir: ";
    private static final String ORIGIN = "[remote \"origin\"]";

    /**
     * A detail by its name in a reference; empty if there is no repository, or that does not say.
     * Null if it is the name of none.
     */
    @Nullable String get(String name) {
        return switch (name) {
            case "branch", "actual_branch" -> branch();
            case "commit" -> commit();
            case "origin_url" -> originUrl();
            case "bundle_root_path" -> rootPath();
            default -> null;
        };
    }

    /** Empty if none is checked out. */
    private String branch() {
        String head = head();
        return head.startsWith(REFERENCE + BRANCHES)
                ? head.substring((REFERENCE + BRANCHES).length())
                : "";
    }

    private String commit() {
        String head = head();
        if (!head.startsWith(REFERENCE)) {
            return head;
        }
        String reference = head.substring(REFERENCE.length());
        String loose = String.join("", lines(commonFolder(), reference)).strip();
        return loose.isEmpty() ? packed(reference) : loose;
    }

    private String packed(String reference) {
        for (String line : lines(commonFolder(), "packed-refs")) {
            if (line.endsWith(" " + reference)) {
                return line.substring(0, line.indexOf(' '));
            }
        }
        return "";
    }

    private String originUrl() {
        boolean isOrigin = false;
        for (String line : lines(commonFolder(), "config")) {
            String setting = line.strip();
            if (setting.startsWith("[")) {
                isOrigin = setting.equals(ORIGIN);
            } else if (isOrigin && setting.matches("url\\s*=.*")) {
                return withoutUser(setting.substring(setting.indexOf('=') + 1).strip());
            }
        }
        return "";
    }

    /** A name and a password in it are nobody's business. */
    private static String withoutUser(String url) {
        try {
            String user = new URI(url).getRawUserInfo();
            return user == null ? url : url.replaceFirst(Pattern.quote(user + "@"), "");
        } catch (URISyntaxException e) {
            return url; // git@host:path, in which there can be no password
        }
    }

    private String rootPath() {
        Path root = root();
        String path = root == null ? "" : root.relativize(bundle).toString().replace('\\', '/');
        return path.isEmpty() ? "." : path;
    }

    private String head() {
        return String.join("", lines(repositoryFolder(), "HEAD")).strip();
    }

    /** The folder with {@code .git} in it; null if the bundle is in no repository. */
    private @Nullable Path root() {
        for (Path folder = bundle; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return null;
    }

    /** {@code .git}, or what stands in its place in a second worktree (gitrepository-layout(5)). */
    private @Nullable Path repositoryFolder() {
        Path root = root();
        if (root == null) {
            return null;
        }
        String link = String.join("", lines(root, ".git"));
        return root.resolve(link.startsWith(LINK) ? link.substring(LINK.length()) : ".git");
    }

    /** Where the branches and settings of all worktrees are. */
    private @Nullable Path commonFolder() {
        Path folder = repositoryFolder();
        List<String> shared = lines(folder, "commondir");
        return folder == null || shared.isEmpty() ? folder : folder.resolve(shared.getFirst());
    }

    private static List<String> lines(@Nullable Path folder, String file) {
        try {
            return folder == null ? List.of() : Files.readAllLines(folder.resolve(file));
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
