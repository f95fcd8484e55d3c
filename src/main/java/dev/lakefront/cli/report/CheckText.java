package dev.lakefront.cli.report;

import dev.lakefront.problem.Place;
import dev.lakefront.run.check.CheckReport;
import dev.lakefront.run.check.Finding;

/** A report in the form in which compilers write, which editors understand. */
public final class CheckText {
    private CheckText() {}

    public static String of(CheckReport report) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : report.findings()) {
            text.append(where(finding))
                    .append(finding.isProblem() ? "error: " : "warning: ")
                    .append(finding.what())
                    .append(" [")
                    .append(finding.rule().id())
                    .append("]\n");
            if (finding.fix() != null) {
                finding.fix().lines().forEach(line -> text.append("  ").append(line).append('\n'));
            }
        }
        return text.append(summary(report)).append('\n').toString();
    }

    private static String where(Finding finding) {
        Place place = finding.place();
        if (place == null) {
            return finding.where() == null ? "" : finding.where() + ": ";
        }
        return place.file()
                + ":"
                + (place.line() == null ? "" : place.line() + ":")
                + (place.column() == null ? "" : place.column() + ":")
                + " ";
    }

    private static String summary(CheckReport report) {
        long problems = report.problems();
        long warnings = report.findings().size() - problems;
        return count(problems, "problem") + ", " + count(warnings, "warning");
    }

    private static String count(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
