package dev.lakefront.credentials;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;

/** Has the system show a page in the person's browser. */
final class BrowserOpener {
    private BrowserOpener() {}

    /**
     * Whether the system's program for that could be started. It is not waited for: it may become
     * the browser. Nor does its success say that a person sees the page.
     */
    static boolean open(URI page, LoginRequest request, String system) {
        String name = system.startsWith("Mac") ? "open" : "xdg-open";
        Path program = SearchPath.find(name, request, _ -> true);
        return program != null && start(program, page, request);
    }

    private static boolean start(Path program, URI page, LoginRequest request) {
        var opener = new ProcessBuilder(program.toString(), page.toString());
        opener.environment().clear();
        opener.environment().putAll(DatabricksCli.environment(request));
        opener.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        opener.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        try {
            opener.start();
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
