package dev.lakefront.app.folder;

import java.util.Set;

/**
 * What matters to us in a {@code package.json}.
 *
 * @param scripts names of those that npm can run
 * @param hasDependencies whether it asks for other packages
 */
public record NpmPackage(Set<String> scripts, boolean hasDependencies) {
    /** Of a folder without a {@code package.json}. */
    public static final NpmPackage NONE = new NpmPackage(Set.of(), false);

    public NpmPackage {
        scripts = Set.copyOf(scripts);
    }
}
