package dev.lakefront.app.folder;

import java.nio.file.Path;
import java.util.List;

/** What git makes of a file. */
public enum GitState {
    /** It is ignored, or not there, or in no repository; or there is no git. */
    LEFT_OUT,
    /** It would be a part of the next commit of everything. */
    UNTRACKED,
    TRACKED;

    /**
     * The state of a file.
     *
     * @param file relative to the folder
     */
    public static GitState of(Path folder, String file) {
        if (!isListed(folder, file, "--cached", "--others", "--exclude-standard")) {
            return LEFT_OUT;
        }
        return isListed(folder, file, "--cached") ? TRACKED : UNTRACKED;
    }

    private static boolean isListed(Path folder, String file, String... selection) {
        List<Path> listed = GitListing.ofFile(folder, file, selection);
        return listed != null && !listed.isEmpty();
    }
}
