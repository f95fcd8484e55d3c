package dev.lakefront.workspace.directory;

import dev.lakefront.identity.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the workspace. The same files make the same ids in every run, so that these may stand
 * in a file, too.
 *
 * @param people at least one; no two have the same user name
 * @param app the app's own service principal
 * @param groups every group that somebody is in
 */
public record Directory(List<Principal> people, Principal app, List<Group> groups) {
    private static final String APP_ID = "3000000000000001";
    private static final String APP_CLIENT_ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e002";
    private static final long FIRST_GROUP = 4_000_000_000_000_001L;

    public Directory {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
    }

    public static Directory of(List<Persona> personas, String appName) {
        List<Principal> people = personas.stream().map(Principal::person).toList();
        Principal app = Principal.servicePrincipal(APP_ID, APP_CLIENT_ID, appName);
        TreeSet<String> names = new TreeSet<>(app.groups());
        people.forEach(person -> names.addAll(person.groups()));
        List<Group> groups = new ArrayList<>();
        for (String name : names) {
            groups.add(new Group(Long.toString(FIRST_GROUP + groups.size()), name));
        }
        return new Directory(people, app, groups);
    }

    /** Whom a token with this {@code sub} stands for. */
    public @Nullable Principal bySubject(String subject) {
        if (subject.equals(app.userName())) {
            return app;
        }
        for (Principal person : people) {
            if (person.userName().equals(subject)) {
                return person;
            }
        }
        return null;
    }

    public List<Principal> everybody() {
        List<Principal> all = new ArrayList<>(people);
        all.add(app);
        return all;
    }

    public List<Group> groupsOf(Principal member) {
        return groups.stream().filter(group -> member.groups().contains(group.name())).toList();
    }

    public List<Principal> membersOf(Group group) {
        return everybody().stream()
                .filter(principal -> principal.groups().contains(group.name()))
                .toList();
    }
}
