package dev.lakefront.cli.syntax;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Nearest {
    /** Below this length a start is shared by chance. */
    private static final int MIN_START = 4;

    private Nearest() {}

    /** The name that {@code typed} begins, or is a slip or two away from; null if none is. */
    static @Nullable String to(String typed, Collection<String> names) {
        String nearest = null;
        int least = 1 + Math.min(2, (typed.length() + 1) / 3);
        for (String name : names) {
            boolean isStart = typed.length() >= MIN_START && name.startsWith(typed);
            int slips = isStart ? 0 : slips(typed, name);
            if (slips < least) {
                least = slips;
                nearest = name;
            }
        }
        return nearest;
    }

    /**
     * How many letters must be added, dropped, replaced or swapped with their neighbour: the
     * optimal string alignment distance.
     */
    private static int slips(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : cheapest(slips, from, to, i, j);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int cheapest(int[][] slips, String from, String to, int i, int j) {
        int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(
                        slips[i - 1][j - 1] + replace,
                        1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean isSwap =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return isSwap ? Math.min(best, slips[i - 2][j - 2] + 1) : best;
    }
}
