package dev.lakefront.cli;

/** Where the process starts, and the only place that ends it. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        boolean showTraces = System.getenv("LAKEFRONT_DEBUG") != null;
        Lakefront lakefront = new Lakefront(Console.ofProcess(), new LocalRun(), showTraces);
        System.exit(lakefront.execute(args));
    }
}
