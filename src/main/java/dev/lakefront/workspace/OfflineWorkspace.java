package dev.lakefront.workspace;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.apps.AppDescription;
import dev.lakefront.workspace.apps.AppsApi;
import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.files.FilesApi;
import dev.lakefront.workspace.files.Volumes;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.CallListener;
import dev.lakefront.workspace.http.RoutingTable;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.http.WorkspaceListener;
import dev.lakefront.workspace.oauth.AuthorizationServer;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import dev.lakefront.workspace.oauth.client.Clients;
import dev.lakefront.workspace.objects.WorkspaceObjectsApi;
import dev.lakefront.workspace.objects.WorkspaceTree;
import dev.lakefront.workspace.scim.ScimApi;
import dev.lakefront.workspace.secrets.SecretsApi;
import dev.lakefront.workspace.sql.SessionApi;
import dev.lakefront.workspace.sql.StatementApi;
import dev.lakefront.workspace.sql.WarehouseApi;
import dev.lakefront.workspace.sql.engine.KeptTables;
import dev.lakefront.workspace.sql.engine.Warehouse;
import dev.lakefront.workspace.sql.statement.Sessions;
import dev.lakefront.workspace.sql.statement.Statements;
import dev.lakefront.workspace.sql.table.TableFolder;
import dev.lakefront.workspace.sql.thrift.ThriftApi;
import dev.lakefront.workspace.state.StateFolder;
import dev.lakefront.workspace.stub.StubApi;
import dev.lakefront.workspace.token.BearerGate;
import dev.lakefront.workspace.token.SigningKey;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workspace inside this process: real OAuth 2.0 and SCIM over real HTTP, on the loopback address
 * only. It invents nothing: a call it does not serve is answered with 501.
 */
public final class OfflineWorkspace implements AutoCloseable {
    /** A number, as SDKs expect; the same in every run, so that it may stand in a file. */
    private static final String WORKSPACE_ID = "1000000000000001";

    /** The key of a workspace that is about to open; each gets one of its own. */
    private static final AtomicReference<@Nullable CompletableFuture<SigningKey>> EXPECTED =
            new AtomicReference<>();

    private final WorkspaceAddress address;
    private final Directory directory;
    private final Clients clients;
    private final Persona persona;
    private final Statements statements;
    private final Volumes volumes;
    private final @Nullable StateFolder state;
    private final CompletableFuture<WorkspaceListener> server;

    private OfflineWorkspace(
            WorkspaceSettings settings,
            WorkspaceFiles files,
            @Nullable StateFolder state,
            ServerSocketChannel socket,
            InstantSource clock,
            CallListener listener) {
        this.state = state;
        // whoever needs it first waits for it
        Supplier<SigningKey> key = signingKey()::join;
        this.address =
                new WorkspaceAddress(
                        socket.socket().getLocalPort(), WORKSPACE_ID, settings.issuer());
        this.directory = Directory.of(settings.people().all(), settings.app().name());
        this.clients = Clients.of(directory, settings.app().effectiveScopes());
        this.persona = settings.developer();
        AuthorizationServer oauth =
                new AuthorizationServer(
                        address,
                        directory,
                        principal(persona),
                        clients,
                        settings.tokenLifetime(),
                        key,
                        clock,
                        state);
        this.statements = new Statements(warehouse(settings, files, state));
        this.volumes = new Volumes(Holdings.volumes(settings.files()), clock, state);
        this.server =
                inBackground(() ->
                        new WorkspaceListener(
                                socket,
                                new RoutingTable(
                                        apis(settings, files, oauth, volumes, clock), listener)));
    }

    private static Warehouse warehouse(
            WorkspaceSettings settings, WorkspaceFiles files, @Nullable StateFolder state) {
        TableFolder tables = new TableFolder(settings.files().resolve("tables"));
        return new Warehouse(tables, files.grants(), state == null ? null : new KeptTables(state));
    }

    /** All that it serves; stubs come first, so that they can stand before any of it. */
    private List<Api> apis(
            WorkspaceSettings settings,
            WorkspaceFiles files,
            AuthorizationServer oauth,
            Volumes volumes,
            InstantSource clock) {
        AppDescription app = settings.app();
        BearerGate gate = new BearerGate(WORKSPACE_ID, oauth.verifier());
        WorkspaceTree tree =
                new WorkspaceTree(directory, principal(persona), app.name(), settings.source());
        Sessions sessions = new Sessions();
        return List.of(
                new StubApi(files.stubs(), gate),
                oauth,
                new ScimApi(directory, gate),
                new AppsApi(
                        app,
                        directory.app(),
                        principal(persona),
                        clock.instant(),
                        tree.sourcePath(),
                        gate),
                new SecretsApi(files.secrets(), gate),
                new FilesApi(volumes, gate),
                new WorkspaceObjectsApi(tree, gate),
                new WarehouseApi(address, principal(persona), gate),
                new SessionApi(gate, sessions),
                new StatementApi(address, clock, gate, statements, sessions),
                new ThriftApi(gate, statements));
    }

    /** Loading Netty takes long, and the port is ours already: who asks meanwhile waits. */
    private static CompletableFuture<WorkspaceListener> inBackground(
            Supplier<WorkspaceListener> opening) {
        return CompletableFuture.supplyAsync(
                opening,
                task -> Thread.ofPlatform().name("offline-workspace-opening").daemon().start(task));
    }

    /**
     * Has the next workspace of this process answer sooner: its key is made from now on, beside
     * whatever comes before it opens.
     */
    public static void expect() {
        EXPECTED.set(newKey());
    }

    private static CompletableFuture<SigningKey> signingKey() {
        CompletableFuture<SigningKey> expected = EXPECTED.getAndSet(null);
        return expected == null ? newKey() : expected;
    }

    private static CompletableFuture<SigningKey> newKey() {
        return CompletableFuture.supplyAsync(SigningKey::generate);
    }

    /**
     * Opens a workspace that answers from now on, until it is closed.
     *
     * @param clock tells how old tokens are
     * @throws ProblemException if the port is taken, or with all that is wrong in the grants, the
     *     stubs or the secrets
     */
    public static OfflineWorkspace open(WorkspaceSettings settings, InstantSource clock) {
        return open(settings, clock, CallListener.NONE);
    }

    /**
     * Opens a workspace that answers from now on, until it is closed.
     *
     * @param clock tells how old tokens are
     * @param listener hears of every call
     * @throws ProblemException if the port is taken, if the folder of the state cannot be used, or
     *     with all that is wrong in the grants, the stubs or the secrets
     */
    public static OfflineWorkspace open(
            WorkspaceSettings settings, InstantSource clock, CallListener listener) {
        WorkspaceFiles files = WorkspaceFiles.read(settings.files());
        ServerSocketChannel socket = WorkspaceListener.bind(settings.port());
        StateFolder state = null;
        try {
            state =
                    settings.state() == null
                            ? null
                            : StateFolder.open(settings.state(), settings.files());
            return new OfflineWorkspace(settings, files, state, socket, clock, listener);
        } catch (RuntimeException e) {
            WorkspaceListener.free(socket);
            if (state != null) {
                state.close();
            }
            throw e;
        }
    }

    /** What {@code DATABRICKS_HOST} must be: {@code http://127.0.0.1:PORT}. */
    public String host() {
        return address.host();
    }

    /** On 127.0.0.1. */
    public int port() {
        return address.port();
    }

    public String workspaceId() {
        return address.workspaceId();
    }

    /** The person whom {@link #developer()} stands for. */
    public Identity persona() {
        return persona.identity();
    }

    /** A client whose tokens are those of the person at the keyboard. */
    public ClientCredentials developer() {
        return clientOf(persona);
    }

    /**
     * A client whose tokens are this person's.
     *
     * @param person one of the {@linkplain WorkspaceSettings#people() people} in it
     */
    public ClientCredentials clientOf(Persona person) {
        return clients.credentialsOf(principal(person));
    }

    /** The app's own service principal. */
    public ClientCredentials app() {
        return clients.credentialsOf(directory.app());
    }

    private Principal principal(Persona person) {
        return Objects.requireNonNull(
                directory.bySubject(person.identity().userName()), "a person of the workspace");
    }

    /** Frees the port and drops every connection. */
    @Override
    public void close() {
        server.join().close();
        statements.close();
        volumes.close();
        if (state != null) {
            state.close();
        }
    }
}
