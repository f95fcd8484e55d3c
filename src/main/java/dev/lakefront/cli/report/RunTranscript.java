package dev.lakefront.cli.report;

import dev.lakefront.cli.process.Console;
import dev.lakefront.cli.process.TypedInput;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.session.AppEnd;
import dev.lakefront.run.session.RunEvents;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says on standard error. Scripts and editors wait for some of these lines; they are
 * those of {@code databricks apps run-local}, to the letter: {@code docs/cli.md} lists them.
 */
public final class RunTranscript implements RunEvents {
    private final Console console;
    private final FailureLog failures;
    private final boolean typed;

    /**
     * @param typed whether {@link TypedInput} listens
     */
    public RunTranscript(Console console, boolean typed) {
        this.console = console;
        this.typed = typed;
        this.failures = new FailureLog(console);
    }

    @Override
    public void planned(RunPlan plan) {
        int variables = plan.app().variablesOfDotEnv();
        if (variables > 0) {
            console.message(
                    "Variables from .env: " + variables + " (where each went: lakefront explain)");
        }
        console.warnings(plan.warnings());
    }

    @Override
    public void building(String step) {
        console.message("Building the app: " + step);
    }

    @Override
    public void upToDate() {
        console.message("Nothing to build: nothing changed since the last time");
    }

    @Override
    public void running(List<String> argv) {
        console.message("Running command: " + String.join(" ", argv));
    }

    @Override
    public void localAuthority(Path certificate, boolean isNew) {
        console.message(
                isNew
                        ? TrustAdvice.toTrust(certificate)
                        : "HTTPS with the local CA of "
                                + certificate
                                + " (how to trust it: docs/https.md)");
    }

    @Override
    public void open(String url) {
        console.message("To access your app go to " + url);
        if (typed) {
            console.message("For a new access token, type r and Enter");
        }
    }

    @Override
    public void people(String url, List<String> ids) {
        console.message(
                "To be somebody else go to "
                        + url
                        + " as "
                        + String.join(", ", ids)
                        + " or anonymous");
    }

    @Override
    public void debugging(int port) {
        console.message("To debug your app, attach a debugger to port " + port);
    }

    @Override
    public void noToken(String reason) {
        console.message(
                "Not injecting X-Forwarded-Access-Token: could not mint an OAuth token from the"
                        + " current credentials ("
                        + reason
                        + "). Code that acts on behalf of the user will not work; log in with OAuth"
                        + " (databricks auth login) to run it.");
    }

    @Override
    public void offline(String host, Identity persona, String app) {
        console.message(
                "Offline workspace at "
                        + host
                        + "; you are "
                        + persona.displayName()
                        + " <"
                        + persona.email()
                        + ">; the app "
                        + app);
    }

    @Override
    public void passage(String url, String reason) {
        console.message(
                "The app reaches it at " + url + ", through a proxy of ours, for " + reason);
    }

    @Override
    public void signedIn(Identity developer, String login, String app) {
        String name = developer.displayName();
        console.message(
                "You are "
                        + (name.isEmpty() ? "" : name + " ")
                        + "<"
                        + developer.email()
                        + "> ("
                        + login
                        + "); the app "
                        + app);
    }

    @Override
    public void signIn(URI page, boolean opened) {
        console.message(SignInWords.invitation(page, opened));
    }

    @Override
    public void scopesDiffer(String difference) {
        console.message(difference);
    }

    @Override
    public void tokenRenewal(String outcome) {
        console.message("Token renewal: " + outcome);
    }

    @Override
    public void requestAdmitted(String requestId, @Nullable Secret token) {
        failures.add(
                "Request " + requestId + (token == null ? " has no token" : " token " + token));
    }

    @Override
    public void workspaceCalled(@Nullable String caller, String call, int status) {
        failures.add(
                "Workspace: "
                        + (caller == null ? "somebody" : caller)
                        + " called "
                        + call
                        + ", got "
                        + status);
    }

    @Override
    public void callNotServed(String call) {
        failures.add(
                "Warning: the offline workspace does not serve "
                        + call
                        + " (501); a stub can answer it: workspace/stubs/*.yaml");
    }

    @Override
    public void listening(Duration afterStart, String url) {
        console.message(
                "The app is ready (" + afterStart.toMillis() + " ms after its start): " + url);
    }

    @Override
    public void ready(Duration afterStart) {
        // who has asked for it sees the answer
    }

    @Override
    public void listensElsewhere(List<InetSocketAddress> addresses, int port) {
        console.warnings(List.of(AppWords.listensElsewhere(addresses, port)));
    }

    @Override
    public void ended(AppEnd end) {
        if (end.crashed()) {
            console.message(AppWords.crash(end), AppWords.cause(end));
        }
    }

    @Override
    public void restarting(Duration pause) {
        console.message("Restarting the app in " + pause.toSeconds() + " s ...");
    }

    @Override
    public void sourcesChanged(List<Path> files) {
        console.message("Restarting the app: " + AppWords.changed(files));
    }

    @Override
    public void waitingForChange() {
        console.message("The app is started again when one of its files changes ...");
    }

    @Override
    public void stopping() {
        console.message(
                "Stopping the app (SIGTERM; SIGKILL after 15 s, or when you press Ctrl-C again) ...");
    }

    @Override
    public void killing() {
        console.message("Killing the app (SIGKILL) ...");
    }

    @Override
    public void warning(String text) {
        console.message("Warning: " + text);
    }

    @Override
    public void requestFailed(String requestId, String outcome) {
        failures.add("Request " + requestId + " got " + outcome);
    }
}
