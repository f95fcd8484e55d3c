package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.SearchPath;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;

/** Has the system show a page in the person's browser. */
public final class BrowserOpener {
    /**
     * Lets go of the program: it gets no signal of our terminal, and has another parent when the
     * shell has ended. A browser that it becomes must outlive us.
     */
    private static final String LET_GO = "trap '' HUP; \"$0\" \"$1\" &";

    private BrowserOpener() {}

    /**
     * Whether there is a program for that, and it was started. It is not waited for: it may become
     * the browser. Nor does that say that a person sees the page.
     */
    public static boolean open(URI page, LoginRequest request) {
        return open(page, request, System.getProperty("os.name"));
    }

    static boolean open(URI page, LoginRequest request, String system) {
        String name = system.startsWith("Mac") ? "open" : "xdg-open";
        Path program = SearchPath.find(name, request, _ -> true);
        return program != null && start(program, page, request);
    }

    private static boolean start(Path program, URI page, LoginRequest request) {
        var shell =
                new ProcessBuilder("/bin/sh", "-c", LET_GO, program.toString(), page.toString());
        shell.environment().clear();
        shell.environment().putAll(request.shellWithoutLogin());
        shell.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        shell.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        try {
            return shell.start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
