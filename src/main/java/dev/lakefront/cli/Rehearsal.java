package dev.lakefront.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Carries out several command lines side by side, {@code +} between them, until a signal ends them.
 * Only {@code packaging/Train.java} starts it: an AOT cache learns from one VM, and is to know the
 * start of a run with a login as well as that of one without.
 */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) {
        for (List<String> line : lines(args)) {
            new Thread(() -> Main.lakefront().execute(line.toArray(String[]::new))).start();
        }
    }

    private static List<List<String>> lines(String... args) {
        List<List<String>> lines = new ArrayList<>();
        List<String> rest = Arrays.asList(args);
        for (int end = rest.indexOf("+"); end >= 0; end = rest.indexOf("+")) {
            lines.add(rest.subList(0, end));
            rest = rest.subList(end + 1, rest.size());
        }
        lines.add(rest);
        return lines;
    }
}
