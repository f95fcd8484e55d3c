package dev.lakefront.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a YAML parser says of a mistake, fit to be shown. */
public final class YamlWords {
    private static final List<String> QUOTING =
            List.of("found undefined alias", "found undefined tag handle");

    private YamlWords() {}

    /** Without the names of aliases and tags: one may be a secret that lacks its quotes. */
    public static String withoutNames(@Nullable String reason) {
        String text = String.valueOf(reason);
        for (String start : QUOTING) {
            if (text.startsWith(start)) {
                return start;
            }
        }
        return text;
    }
}
