package dev.lakefront.workspace.directory;

/**
 * A group of the workspace.
 *
 * @param id the number by which SCIM knows it
 */
public record Group(String id, String name) {
    /** Whom a workspace puts its members in, if nobody says otherwise. */
    static final String EVERYONE = "users";
}
