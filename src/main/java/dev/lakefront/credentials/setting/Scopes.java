package dev.lakefront.credentials.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a token may be used for (RFC 6749, 3.3).
 *
 * @param names in alphabetical order; none stands for all that the person may do
 */
public record Scopes(List<String> names) {
    /** All that the person may do. */
    public static final Scopes ALL = new Scopes(List.of());

    private static final String ALL_APIS = "all-apis";

    /** Makes an answer hold a refresh token; says nothing about what a token may be used for. */
    private static final String OFFLINE_ACCESS = "offline_access";

    public Scopes {
        names = List.copyOf(names);
    }

    /** Scopes as people write them: separated by spaces, commas, or both. */
    public static Scopes parse(@Nullable String text) {
        return text == null ? ALL : of(List.of(text.replace(',', ' ').split(" ", -1)));
    }

    /** In any order; what names no power of its own is left out. */
    public static Scopes of(Collection<String> names) {
        var sorted = new TreeSet<>(names);
        sorted.remove("");
        sorted.remove(OFFLINE_ACCESS);
        return sorted.contains(ALL_APIS) ? ALL : new Scopes(new ArrayList<>(sorted));
    }

    /** Whether they leave nothing out. */
    public boolean areAll() {
        return names.isEmpty();
    }

    /** Those of these that the others lack. */
    public List<String> without(Scopes others) {
        var rest = new ArrayList<>(names);
        rest.removeAll(others.names);
        return rest;
    }

    /** These and others. */
    public Scopes with(Collection<String> others) {
        var all = new ArrayList<>(names);
        all.addAll(others);
        return of(all);
    }

    /** What is asked for in a browser: these, and a refresh token. */
    public String requested() {
        return OFFLINE_ACCESS + " " + text();
    }

    /** Separated by spaces, as on the wire. */
    public String text() {
        return areAll() ? ALL_APIS : String.join(" ", names);
    }
}
