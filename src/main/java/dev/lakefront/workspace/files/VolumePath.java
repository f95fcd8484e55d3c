package dev.lakefront.workspace.files;

import java.util.ArrayList;
import java.util.List;

/**
 * A volume, or a place in it.
 *
 * @param names catalog, schema and volume, then those of the directories and the file in it
 */
record VolumePath(List<String> names) {
    private static final String ROOT = "/Volumes/";

    /** How many names are a volume's. */
    static final int VOLUME_NAMES = 3;

    VolumePath {
        names = List.copyOf(names);
    }

    /**
     * The path of a call.
     *
     * @param text what follows {@code /Volumes/}, decoded
     * @throws RefusedException if it is outside of every volume, or could leave one
     */
    static VolumePath parse(String text) {
        String whole = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        List<String> names = List.of(whole.split("/", -1));
        if (names.size() < VOLUME_NAMES || !names.stream().allMatch(VolumePath::isName)) {
            throw RefusedException.badRequest(
                    "The path must be that of a volume, or in one: "
                            + ROOT
                            + "CATALOG/SCHEMA/VOLUME/...");
        }
        return new VolumePath(names);
    }

    /** A backslash parts names on some systems, and NUL ends them. */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '\\' || c < ' ');
    }

    boolean isVolume() {
        return names.size() == VOLUME_NAMES;
    }

    VolumePath volume() {
        return new VolumePath(names.subList(0, VOLUME_NAMES));
    }

    VolumePath parent() {
        return new VolumePath(names.subList(0, names.size() - 1));
    }

    VolumePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new VolumePath(longer);
    }

    boolean isChildOf(VolumePath directory) {
        return names.size() == directory.names.size() + 1
                && names.subList(0, names.size() - 1).equals(directory.names);
    }

    String name() {
        return names.getLast();
    }

    /** As the API writes it. */
    @Override
    public String toString() {
        return ROOT + String.join("/", names);
    }
}
