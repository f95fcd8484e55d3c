package dev.lakefront.workspace.scim;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Group;
import dev.lakefront.workspace.directory.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The directory in the words of SCIM (RFC 7643), as Databricks writes them. */
final class ScimResources {
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:";

    private final Directory directory;

    ScimResources(Directory directory) {
        this.directory = directory;
    }

    List<ScimResource> users() {
        return directory.people().stream().map(this::user).toList();
    }

    List<ScimResource> groups() {
        return directory.groups().stream().map(this::group).toList();
    }

    List<ScimResource> servicePrincipals() {
        return List.of(servicePrincipal(directory.app()));
    }

    /** A person, or a service principal as {@code Me} tells of it. */
    ScimResource user(Principal principal) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", List.of(SCHEMA + "core:2.0:User"));
        members.put("id", principal.id());
        members.put("userName", principal.userName());
        members.put("displayName", principal.displayName());
        if (principal.isPerson()) {
            members.put("name", nameOf(principal));
        }
        members.put("active", true);
        // left out, not empty, for a service principal: so the platform does it
        if (principal.email() != null) {
            members.put(
                    "emails",
                    List.of(ordered("type", "work", "value", principal.email(), "primary", true)));
        }
        members.put("groups", groupsOf(principal));
        return new ScimResource(members);
    }

    /**
     * On the platform the display name is the given name and the family name, one after the other.
     */
    private static Map<String, Object> nameOf(Principal person) {
        String name = person.displayName();
        int blank = name.lastIndexOf(' ');
        return blank < 0
                ? ordered("givenName", name)
                : ordered(
                        "familyName",
                        name.substring(blank + 1),
                        "givenName",
                        name.substring(0, blank).strip());
    }

    private ScimResource servicePrincipal(Principal principal) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", List.of(SCHEMA + "core:2.0:ServicePrincipal"));
        members.put("id", principal.id());
        members.put("applicationId", principal.userName());
        members.put("displayName", principal.displayName());
        members.put("active", true);
        members.put("groups", groupsOf(principal));
        return new ScimResource(members);
    }

    private ScimResource group(Group group) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", List.of(SCHEMA + "core:2.0:Group"));
        members.put("id", group.id());
        members.put("displayName", group.name());
        members.put(
                "members", directory.membersOf(group).stream().map(ScimResources::member).toList());
        return new ScimResource(members);
    }

    private static Map<String, Object> member(Principal principal) {
        String kind = principal.isPerson() ? "Users/" : "ServicePrincipals/";
        return ordered(
                "display",
                principal.displayName(),
                "value",
                principal.id(),
                "$ref",
                kind + principal.id());
    }

    private List<Object> groupsOf(Principal principal) {
        return directory.groupsOf(principal).stream()
                .<Object>map(group ->
                        ordered(
                                "display",
                                group.name(),
                                "type",
                                "direct",
                                "value",
                                group.id(),
                                "$ref",
                                "Groups/" + group.id()))
                .toList();
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return members;
    }
}
