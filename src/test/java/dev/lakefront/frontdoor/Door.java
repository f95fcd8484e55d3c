package dev.lakefront.frontdoor;

import dev.lakefront.frontdoor.rule.Admission;
import dev.lakefront.frontdoor.rule.AllowList;
import dev.lakefront.frontdoor.settings.AppProtocol;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.frontdoor.settings.RequestListener;
import dev.lakefront.frontdoor.settings.TlsSettings;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.BearerCallers;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.testing.SelfSigned;
import dev.lakefront.testing.Wire;
import io.netty.util.LeakPresenceDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A front door opened for one test, on a free port. */
final class Door implements AutoCloseable {
    static final String TOKEN = "eyJ.alice.token";
    static final Caller ALICE =
            new Caller(
                    new Identity("4711", "alice@example.com", "Alice Example", "alice@example.com"),
                    new AccessToken(
                            new Secret(TOKEN), Instant.EPOCH, Instant.EPOCH.plusSeconds(3600)));

    private static final StartingApp LISTENS = StartingApp.thatListens();
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Whom a name below localhost chooses. */
    private static final List<Person> PEOPLE = List.of(made("bob"), made("carol"));

    /** Carol's token, and no other, is good. */
    static final String CAROLS_TOKEN = "eyJ.carol-_~+/.token==";

    /** What begins as a JWT names the workspace. */
    private static final class Carol implements BearerCallers {
        @Override
        public CompletableFuture<Caller> callerOf(Secret token) {
            return token.reveal().equals(CAROLS_TOKEN)
                    ? PEOPLE.get(1).callers().caller()
                    : CompletableFuture.failedFuture(
                            token.reveal().equals("unknown")
                                    ? TokenFailure.passing("nobody answered")
                                    : TokenFailure.rejected("not good"));
        }

        @Override
        public boolean seemsOurs(Secret token) {
            return token.reveal().startsWith("eyJ.");
        }
    }

    static final BearerCallers CAROL = new Carol();

    private static final People ALICE_AND_OTHERS =
            People.of(personOf("", Door::alice), PEOPLE, CAROL);

    private static final int MOST_CONNECTIONS = 1_000;

    /** {@code here} is what the requests of these tests call it. */
    private static final AllowList ALLOWED =
            AllowList.parse(List.of("here"), List.of("https://friend.example"), new ArrayList<>());

    final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    final BlockingQueue<String> failedRequestIds = new LinkedBlockingQueue<>();
    final StartingApp app;
    private final FrontDoor frontDoor;

    private Door(int appPort, StartingApp app, CallerSource callers, Limits limits) {
        this(
                appPort,
                AppProtocol.HTTP1,
                app,
                People.of(personOf("", callers), PEOPLE, CAROL),
                null,
                false,
                limits);
    }

    private Door(
            int appPort,
            AppProtocol protocol,
            StartingApp app,
            People people,
            @Nullable TlsSettings tls,
            boolean asDeployed,
            Limits limits) {
        this.app = app;
        RequestListener listener =
                (requestId, reason) -> {
                    failures.add(reason);
                    failedRequestIds.add(requestId);
                };
        try {
            frontDoor =
                    FrontDoor.open(
                            new FrontDoorSettings(
                                    0,
                                    appPort,
                                    protocol,
                                    app,
                                    people,
                                    listener,
                                    tls,
                                    Admission.of(ALLOWED, people.ids()),
                                    asDeployed,
                                    limits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Door before(int appPort) {
        return before(appPort, Door::alice);
    }

    static Door beforeHttp2(int appPort) {
        return new Door(
                appPort, AppProtocol.H2C, LISTENS, ALICE_AND_OTHERS, null, false, Limits.DEFAULT);
    }

    static Door before(int appPort, CallerSource callers) {
        return new Door(appPort, LISTENS, callers, Limits.DEFAULT);
    }

    static Door before(int appPort, Limits limits) {
        return new Door(appPort, LISTENS, Door::alice, limits);
    }

    /** Before an app that is still starting. */
    static Door before(int appPort, StartingApp app, Duration longestWait) {
        return before(appPort, app, longestWait, LONG);
    }

    /**
     * Before an app that is still starting.
     *
     * @param startingPage for how long somebody who opens a page sees nothing
     */
    static Door before(int appPort, StartingApp app, Duration longestWait, Duration startingPage) {
        Limits limits =
                new Limits(
                        longestWait,
                        startingPage,
                        null,
                        LONG,
                        LONG,
                        LONG,
                        LONG,
                        LONG,
                        MOST_CONNECTIONS);
        return new Door(appPort, app, Door::alice, limits);
    }

    /**
     * As strict as the platform.
     *
     * @param longest how long an exchange may take
     */
    static Door asDeployedBefore(int appPort, Duration longest) {
        Limits limits = Limits.DEFAULT.withExchange(longest);
        return new Door(
                appPort,
                AppProtocol.HTTP1,
                StartingApp.thatListens(),
                ALICE_AND_OTHERS,
                null,
                true,
                limits);
    }

    /** One that speaks TLS. */
    static Door withTlsBefore(int appPort) {
        SelfSigned shown = SelfSigned.shared();
        TlsSettings tls = new TlsSettings(shown.key(), List.of(shown.certificate()));
        return new Door(
                appPort, AppProtocol.HTTP1, LISTENS, ALICE_AND_OTHERS, tls, false, Limits.DEFAULT);
    }

    /** Limits on clients that are looked at often. */
    static Limits limits(Duration firstOctet, Duration head, Duration body) {
        return new Limits(
                LONG,
                LONG,
                null,
                LONG,
                firstOctet,
                head,
                body,
                Duration.ofMillis(5),
                MOST_CONNECTIONS);
    }

    private static Person made(String id) {
        String email = id + "@example.com";
        Identity identity = new Identity("1", email, id, email);
        CompletableFuture<Caller> caller =
                CompletableFuture.completedFuture(new Caller(identity, null));
        return personOf(id, () -> caller);
    }

    private static Person personOf(String id, CallerSource callers) {
        return new Person(id, callers, _ -> null);
    }

    /** A port of this machine on which nothing listens. */
    static int portWithoutListener() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return frontDoor.port();
    }

    Wire connect() {
        return Wire.to(frontDoor.port());
    }

    /** Connects over TLS, in one of these versions. */
    Wire connectTls(String... protocols) {
        return new Wire(SelfSigned.shared().connect(port(), protocols));
    }

    /** Closes the front door, which must have released every buffer it was given. */
    @Override
    public void close() {
        frontDoor.close();
        LeakPresenceDetector.check();
    }

    static CompletableFuture<Caller> alice() {
        return CompletableFuture.completedFuture(ALICE);
    }
}
