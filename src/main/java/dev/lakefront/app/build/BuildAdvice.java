package dev.lakefront.app.build;

import java.util.List;

/** What to do about a step that failed, by what the tools are known to say. */
final class BuildAdvice {
    private static final String NETWORK =
            "its package registry cannot be reached: check the network, and the proxy variables"
                    + " (HTTPS_PROXY)";

    /** In the order in which they are looked for. */
    private static final List<Sign> SIGNS =
            List.of(
                    new Sign(
                            "npm help ci", // all that is left below a page of npm's options
                            "package-lock.json is older than package.json: run npm install in the"
                                    + " app's folder, and commit both"),
                    new Sign(
                            "ERR_PNPM_OUTDATED_LOCKFILE",
                            "pnpm-lock.yaml is older than package.json, and so a deployment fails:"
                                    + " run pnpm install in the app's folder, and commit both"),
                    new Sign(
                            "npm error code ERESOLVE",
                            "two packages want different versions of a third: change one of them in"
                                    + " package.json"),
                    new Sign("npm error code ETARGET", "correct that version in package.json"),
                    new Sign("npm error code E404", "correct that name in package.json"),
                    new Sign("Missing script:", "add that script to package.json"),
                    new Sign(
                            "was not found in the package registry",
                            "correct that name, where it is required"),
                    new Sign(
                            "No solution found when resolving dependencies",
                            "what is required contradicts itself: change one of the versions"),
                    new Sign(
                            "Couldn't parse requirement",
                            "correct that line of requirements.txt: name==version"),
                    new Sign(
                            "Failed to parse `uv.lock`",
                            "run uv lock in the app's folder, and commit uv.lock"),
                    new Sign(
                            "Failed to build",
                            "a package has to be compiled here: take a version of it that has wheels"
                                    + " for this Python (uv python install 3.11), or install the"
                                    + " compiler that it asks for"),
                    new Sign(
                            "python-build-standalone",
                            "that Python cannot be downloaded: install it another way, and uv will"
                                    + " find it"),
                    new Sign("dns error", NETWORK),
                    new Sign("error sending request for url", NETWORK),
                    new Sign("npm error network", NETWORK),
                    new Sign("ERR_PNPM_META_FETCH_FAIL", NETWORK),
                    new Sign(
                            ": not found",
                            "a program of the build script is not installed: add its package to"
                                    + " package.json (with NODE_ENV=production, devDependencies"
                                    + " are left out)"));

    private BuildAdvice() {}

    /** Words of a tool, and what they call for. */
    private record Sign(String words, String advice) {}

    /**
     * The way out.
     *
     * @param output the last lines of the step
     */
    static String of(List<String> output) {
        for (Sign sign : SIGNS) {
            if (output.stream().anyMatch(line -> line.contains(sign.words()))) {
                return sign.advice();
            }
        }
        return "its own output, above, says why";
    }
}
