package dev.lakefront.cli.report;

import java.net.URI;

/** What a person is told who has to log in. */
public final class SignInWords {
    private SignInWords() {}

    public static String invitation(URI page, boolean opened) {
        return (opened ? "Log in in your browser; if none opens, go to:" : "To log in, go to:")
                + "\n  "
                + page;
    }
}
