package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.BuildFile;

/**
 * How the packages of a Node app are installed: by the package manager whose lock file is there.
 */
final class NodePackages {
    private NodePackages() {}

    static BuildStep installation(AppFolder folder) {
        if (folder.has(BuildFile.PNPM_LOCK)) {
            return BuildStep.of("pnpm", "install", "--frozen-lockfile");
        }
        boolean locked = folder.has(BuildFile.PACKAGE_LOCK) || folder.has(BuildFile.NPM_SHRINKWRAP);
        return BuildStep.of("npm", locked ? "ci" : "install");
    }
}
