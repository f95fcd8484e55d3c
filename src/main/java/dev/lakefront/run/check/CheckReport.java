package dev.lakefront.run.check;

import dev.lakefront.problem.Place;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.Rule;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.plan.PlanDraft;
import dev.lakefront.run.plan.RunPlanner;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with an app. Reads what a run would read, starts nothing of the app's
 * and asks nobody but git.
 *
 * @param folder the app's, relative to the current folder, or absolute
 * @param findings problems first
 */
public record CheckReport(Path folder, List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Of the run that these options ask for. */
    public static CheckReport of(RunOptions options, Surroundings surroundings) {
        PlanDraft draft = RunPlanner.draft(options, surroundings);
        Path folder = options.folder().toAbsolutePath().normalize();
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : draft.problems()) {
            findings.add(
                    finding(
                            true,
                            problem.rule(),
                            problem.what(),
                            located(folder, problem.place()),
                            problem.where(),
                            problem.fix()));
        }
        for (Warning warning : draft.warnings()) {
            findings.add(
                    finding(
                            false,
                            warning.rule(),
                            warning.what(),
                            located(folder, warning.place()),
                            warning.where(),
                            warning.fix()));
        }
        return new CheckReport(shortest(folder), findings);
    }

    /** How many of the findings end a run. */
    public long problems() {
        return findings.stream().filter(Finding::isProblem).count();
    }

    private static Finding finding(
            boolean isProblem,
            Rule rule,
            String what,
            @Nullable Place place,
            @Nullable String where,
            @Nullable String fix) {
        return new Finding(isProblem, rule, what, place, place == null ? where : null, fix);
    }

    /** Files of a bundle are named as they are seen from its folder, which is one further up. */
    private static @Nullable Place located(Path folder, @Nullable Place place) {
        if (place == null) {
            return null;
        }
        for (Path at = folder; at != null; at = at.getParent()) {
            Path file = resolved(at, place.file());
            if (file != null && Files.exists(file)) {
                return new Place(shortest(file).toString(), place.line(), place.column());
            }
        }
        return null;
    }

    private static @Nullable Path resolved(Path folder, String file) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException noFile) {
            return null;
        }
    }

    private static Path shortest(Path path) {
        Path here = Path.of("").toAbsolutePath();
        if (path.equals(here)) {
            return Path.of(".");
        }
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
