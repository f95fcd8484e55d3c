package dev.lakefront.cli.process;

/**
 * The exit codes of {@code lakefront}. An app that ends by itself passes its own code through, so
 * any other number is the app's.
 */
public enum ExitCode {
    OK(0, "the app, or the command, ended well"),
    /** The code of every error in the command that Lakefront stands in for. */
    FAILED(1, "wrong command line, or the run failed; an Error line says why"),
    /** EX_SOFTWARE of sysexits.h. */
    BUG(70, "a bug in Lakefront"),
    /** 128 + SIGINT, as a shell reports it. */
    INTERRUPTED(130, "ended by Ctrl-C (SIGINT)"),
    /** 128 + SIGTERM, as a shell reports it. */
    TERMINATED(143, "ended by SIGTERM");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
