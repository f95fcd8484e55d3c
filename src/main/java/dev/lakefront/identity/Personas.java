package dev.lakefront.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everybody there is to be.
 *
 * @param all at least one; no two have the same id
 */
public record Personas(List<Persona> all) {
    /** Where nobody has written any down: an admin, an analyst, and a guest without groups. */
    public static final Personas DEFAULT =
            new Personas(
                    List.of(
                            example("alice", 1, List.of("admins", "users")),
                            example("bob", 2, List.of("analysts", "users")),
                            example("guest", 3, List.of())));

    private static final long FIRST_NUMBER = 2_000_000_000_000_000L;

    public Personas {
        all = List.copyOf(all);
    }

    /** Who one is without saying anything: the first. */
    public Persona first() {
        return all.getFirst();
    }

    public @Nullable Persona withId(String id) {
        for (Persona persona : all) {
            if (persona.id().equals(id)) {
                return persona;
            }
        }
        return null;
    }

    public List<String> ids() {
        return all.stream().map(Persona::id).toList();
    }

    private static Persona example(String id, int number, List<String> groups) {
        String name = Character.toUpperCase(id.charAt(0)) + id.substring(1) + " Example";
        String email = id + "@example.com";
        Identity identity = new Identity(String.valueOf(FIRST_NUMBER + number), email, name, email);
        return new Persona(id, identity, groups, Persona.ALL_SCOPES, null);
    }
}
