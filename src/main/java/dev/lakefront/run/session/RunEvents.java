package dev.lakefront.run.session;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.run.plan.RunPlan;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what a run does, as it happens, on whichever thread does it. */
public interface RunEvents {
    /** All is decided; nothing is started yet. */
    void planned(RunPlan plan);

    /**
     * The offline workspace is open, and the developer is this persona.
     *
     * @param app whose login the app has: the words after "the app"
     */
    void offline(String host, Identity persona, String app);

    /**
     * The app knows the offline workspace by another URL.
     *
     * @param reason who wants it so
     */
    void passage(String url, String reason);

    /**
     * It is known who the developer is, on a real workspace.
     *
     * @param login how and where they are signed in
     * @param app whose login the app has: the words after "the app"
     */
    void signedIn(Identity developer, String login, String app);

    /**
     * The developer has to log in, at this page.
     *
     * @param opened whether a browser was asked to show it
     */
    void signIn(URI page, boolean opened);

    /** The app's token is good for other things than deployed; the sentence says which. */
    void scopesDiffer(String difference);

    /** This step of the preparation is about to run. */
    void building(String step);

    /** There is nothing to build: what was built before is from what is there now. */
    void upToDate();

    /** The app is about to be started. */
    void running(List<String> argv);

    /** The login has no OAuth token, so the app gets no token header. */
    void noToken(String reason);

    /** Something does not stop the run, but the user should know. */
    void warning(String text);

    /**
     * The front door shows a certificate of the local CA.
     *
     * @param certificate the CA's own, for browsers to trust
     * @param isNew whether it was made just now, so that nobody can trust it yet
     */
    void localAuthority(Path certificate, boolean isNew);

    /**
     * The front door is open at this URL, and it is known who asks, or a warning has said why not.
     */
    void open(String url);

    /**
     * There are people to be, each at a name of its own below localhost.
     *
     * @param url of each, with NAME in the place of the name
     * @param ids those names
     */
    void people(String url, List<String> ids);

    /** A debugger can be attached at this port. */
    void debugging(int port);

    /** The app accepts connections; a browser gets to it at this URL. */
    void listening(Duration afterStart, String url);

    /** The app has answered its first request. */
    void ready(Duration afterStart);

    /** The app is long in starting, and accepts connections elsewhere than at its port. */
    void listensElsewhere(List<InetSocketAddress> addresses, int port);

    /** The app has ended, and nothing of it is left. */
    void ended(AppEnd end);

    /** The app, which has crashed, is started again after a pause. */
    void restarting(Duration pause);

    /** The app is ended and started again, as these files of it have changed. */
    void sourcesChanged(List<Path> files);

    /** The app, which has ended, is started again as soon as its sources change. */
    void waitingForChange();

    /** The app is asked to end, because the user ends the run. */
    void stopping();

    /** The app is ended at once, because the user does not want to wait. */
    void killing();

    /** A request goes to the app, with this token if any. Must not block. */
    void requestAdmitted(String requestId, @Nullable Secret token);

    /**
     * The offline workspace answered a call. Must not block.
     *
     * @param caller the user name of who called; null if that is not known
     * @param call method and path
     */
    void workspaceCalled(@Nullable String caller, String call, int status);

    /** The offline workspace was called for what it does not serve. Must not block. */
    void callNotServed(String call);

    /** The token was replaced by a new one, or could not be; {@code outcome} says which. */
    void tokenRenewal(String outcome);

    /** A request got no whole answer from the app. Must not block. */
    void requestFailed(String requestId, String outcome);
}
