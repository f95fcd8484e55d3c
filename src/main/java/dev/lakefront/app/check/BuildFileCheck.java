package dev.lakefront.app.check;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.BuildFile;
import dev.lakefront.problem.Rule;
import dev.lakefront.problem.Warning;
import java.util.ArrayList;
import java.util.List;

/** Whether the platform's build reads the files that were meant for it. */
final class BuildFileCheck {
    private final AppFolder folder;
    private final List<Warning> warnings = new ArrayList<>();

    private BuildFileCheck(AppFolder folder) {
        this.folder = folder;
    }

    static List<Warning> of(AppFolder folder) {
        BuildFileCheck check = new BuildFileCheck(folder);
        check.checkNode();
        check.checkPython();
        return check.warnings;
    }

    private void checkNode() {
        if (!folder.has(BuildFile.PACKAGE_JSON)) {
            return;
        }
        boolean npm = folder.has(BuildFile.PACKAGE_LOCK) || folder.has(BuildFile.NPM_SHRINKWRAP);
        boolean pnpm = folder.has(BuildFile.PNPM_LOCK);
        if (pnpm && folder.has(BuildFile.PACKAGE_LOCK)) {
            unread(BuildFile.PACKAGE_LOCK, "pnpm-lock.yaml counts");
        }
        if (folder.has(BuildFile.YARN_LOCK)) {
            unread(BuildFile.YARN_LOCK, "packages are installed by npm, or by pnpm");
        }
        if (!npm && !pnpm && folder.npm().hasDependencies()) {
            missingLock(
                    BuildFile.PACKAGE_JSON, "package-lock.json", "npm install --package-lock-only");
        }
    }

    private void checkPython() {
        boolean pip = folder.has(BuildFile.REQUIREMENTS);
        boolean locked = folder.has(BuildFile.UV_LOCK);
        boolean project = folder.has(BuildFile.PYPROJECT);
        if (pip && locked) {
            unread(BuildFile.UV_LOCK, "requirements.txt counts");
        }
        if (!pip && locked && !project) {
            unread(BuildFile.UV_LOCK, "it only counts beside a pyproject.toml");
        }
        if (!pip && project && !locked) {
            warnings.add(
                    new Warning(
                            Rule.LOCK_FILE,
                            "nothing that pyproject.toml asks for is installed without a uv.lock",
                            BuildFile.PYPROJECT.fileName(),
                            "run uv lock in the app's folder, and commit uv.lock"));
        }
    }

    private void missingLock(BuildFile file, String lock, String command) {
        warnings.add(
                new Warning(
                        Rule.LOCK_FILE,
                        "there is no "
                                + lock
                                + ": a deployment gets the newest versions, not those that were"
                                + " tried",
                        file.fileName(),
                        "run " + command + " in the app's folder, and commit " + lock));
    }

    private void unread(BuildFile file, String reason) {
        warnings.add(
                new Warning(
                        Rule.UNREAD_BUILD_FILE,
                        "the platform does not read " + file.fileName() + ": " + reason,
                        file.fileName(),
                        "remove the one that is not meant"));
    }
}
