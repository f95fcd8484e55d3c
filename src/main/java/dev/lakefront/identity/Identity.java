package dev.lakefront.identity;

/**
 * The person, or service principal, that a login stands for, in the words of SCIM (RFC 7643, 4.1).
 *
 * @param id the number by which the workspace knows it; empty if it did not say
 * @param userName the unique name, an e-mail address for people
 * @param displayName the name to show; empty if the workspace has none
 * @param email the first e-mail address, else {@code userName}
 */
public record Identity(String id, String userName, String displayName, String email) {}
