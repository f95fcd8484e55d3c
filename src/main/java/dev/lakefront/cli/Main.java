package dev.lakefront.cli;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.RunOptions;

/** Where the process starts, and the only place that ends it. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        boolean showTraces = System.getenv("LAKEFRONT_DEBUG") != null;
        Lakefront lakefront = new Lakefront(Console.ofProcess(), Main::runApp, showTraces);
        System.exit(lakefront.execute(args));
    }

    private static int runApp(RunOptions options, Console console) {
        throw new ProblemException(Problem.of("the run session is not connected yet"));
    }
}
