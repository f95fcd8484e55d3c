package dev.lakefront.cli;

import dev.lakefront.cli.process.Console;

/** Where the process starts, and the only place that ends it. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(lakefront().execute(args));
    }

    static Lakefront lakefront() {
        boolean showTraces = System.getenv("LAKEFRONT_DEBUG") != null;
        return new Lakefront(Console.ofProcess(), new LocalRun(), showTraces);
    }
}
