package dev.lakefront.credentials.cli;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The version of the Databricks CLI, such as 0.207.1. */
record CliVersion(int major, int minor, int patch) implements Comparable<CliVersion> {
    /** The first whose {@code auth token} heeds {@code --profile}. */
    static final CliVersion NEEDED = new CliVersion(0, 207, 1);

    /** The first whose {@code auth token} has {@code --force-refresh}. */
    static final CliVersion RENEWING = new CliVersion(0, 296, 0);

    private static final int PARTS = 3;

    /**
     * The version in what the CLI says of itself: {@code Databricks CLI v0.207.1}, and {@code
     * Version 0.18.0} before there was a new one.
     *
     * @return null if there is none in it
     */
    static @Nullable CliVersion in(String words) {
        for (String word : words.strip().split(" ", -1)) {
            CliVersion version = read(word.startsWith("v") ? word.substring(1) : word);
            if (version != null) {
                return version;
            }
        }
        return null;
    }

    private static @Nullable CliVersion read(String word) {
        String[] parts = word.split("[.+-]", PARTS + 1);
        if (parts.length < PARTS) {
            return null;
        }
        try {
            return new CliVersion(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Override
    public int compareTo(CliVersion other) {
        return Comparator.comparingInt(CliVersion::major)
                .thenComparingInt(CliVersion::minor)
                .thenComparingInt(CliVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
