package dev.lakefront.workspace.token;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a token is good for.
 *
 * @param names scopes by their Databricks names
 */
public record ScopeSet(List<String> names) {
    private static final String ALL = "all-apis";

    public ScopeSet {
        names = List.copyOf(names);
    }

    /** The scopes of a {@code scope} claim or parameter: names with blanks between them. */
    public static ScopeSet parse(String text) {
        return new ScopeSet(List.of(text.split(" ")));
    }

    /** Whether one of them is this scope, or has it as a part: {@code sql} has {@code sql.x}. */
    public boolean covers(String scope) {
        for (String name : names) {
            if (name.equals(ALL) || name.equals(scope) || isPart(scope, name)) {
                return true;
            }
        }
        return false;
    }

    /** What both lists cover. */
    public static List<String> common(List<String> some, List<String> others) {
        ScopeSet one = new ScopeSet(some);
        ScopeSet other = new ScopeSet(others);
        Set<String> common = new LinkedHashSet<>();
        some.stream().filter(other::covers).forEach(common::add);
        others.stream().filter(one::covers).forEach(common::add);
        return List.copyOf(common);
    }

    private static boolean isPart(String scope, String whole) {
        return scope.length() > whole.length()
                && scope.startsWith(whole)
                && (scope.charAt(whole.length()) == '.' || scope.charAt(whole.length()) == ':');
    }
}
