package dev.lakefront.workspace;

import dev.lakefront.identity.Identity;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.http.RoutingTable;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.http.WorkspaceListener;
import dev.lakefront.workspace.oauth.ClientAuthentication;
import dev.lakefront.workspace.oauth.ClientCredentials;
import dev.lakefront.workspace.oauth.Clients;
import dev.lakefront.workspace.oauth.DiscoveryApi;
import dev.lakefront.workspace.oauth.TokenApi;
import dev.lakefront.workspace.scim.ScimApi;
import dev.lakefront.workspace.sql.StatementApi;
import dev.lakefront.workspace.sql.WarehouseApi;
import dev.lakefront.workspace.token.BearerGate;
import dev.lakefront.workspace.token.SigningKey;
import dev.lakefront.workspace.token.TokenIssuer;
import dev.lakefront.workspace.token.TokenVerifier;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A workspace inside this process: real OAuth 2.0 and SCIM over real HTTP, on the loopback address
 * only. It invents nothing: a call it does not serve is answered with 501.
 */
public final class OfflineWorkspace implements AutoCloseable {
    /** A number, as SDKs expect; the same in every run, so that it may stand in a file. */
    private static final String WORKSPACE_ID = "1000000000000001";

    private final WorkspaceAddress address;
    private final Clients clients;
    private final Identity persona;
    private final StatementApi statements;
    private final WorkspaceListener listener;

    private OfflineWorkspace(
            WorkspaceAddress address,
            Clients clients,
            Identity persona,
            StatementApi statements,
            WorkspaceListener listener) {
        this.address = address;
        this.clients = clients;
        this.persona = persona;
        this.statements = statements;
        this.listener = listener;
    }

    /**
     * Opens a workspace that answers from now on, until it is closed.
     *
     * @param clock tells how old tokens are
     * @throws ProblemException if the port is taken
     */
    public static OfflineWorkspace open(WorkspaceSettings settings, InstantSource clock) {
        // made while everything else comes up; whoever needs it first waits for it
        Supplier<SigningKey> key = CompletableFuture.supplyAsync(SigningKey::generate)::join;
        ServerSocketChannel socket = WorkspaceListener.bind(settings.port());
        WorkspaceAddress address =
                new WorkspaceAddress(
                        "http://127.0.0.1:" + socket.socket().getLocalPort(), WORKSPACE_ID);
        Directory directory = Directory.of(settings.persona());
        Clients clients = Clients.of(directory);
        TokenIssuer issuer = new TokenIssuer(address, settings.tokenLifetime(), key, clock);
        BearerGate gate = new BearerGate(new TokenVerifier(address, directory, key, clock));
        StatementApi statements = new StatementApi(gate, settings.files().resolve("tables"));
        RoutingTable routes =
                new RoutingTable(
                        List.of(
                                new DiscoveryApi(address, key),
                                new TokenApi(new ClientAuthentication(clients), issuer),
                                new ScimApi(address.workspaceId(), gate),
                                new WarehouseApi(gate),
                                statements));
        return new OfflineWorkspace(
                address,
                clients,
                settings.persona(),
                statements,
                new WorkspaceListener(socket, routes));
    }

    /** What {@code DATABRICKS_HOST} must be: {@code http://127.0.0.1:PORT}. */
    public String host() {
        return address.host();
    }

    public String workspaceId() {
        return address.workspaceId();
    }

    /** The person whom {@link #developer()} stands for. */
    public Identity persona() {
        return persona;
    }

    /** A client whose tokens are the persona's. */
    public ClientCredentials developer() {
        return clients.developer().credentials();
    }

    /** The app's own service principal. */
    public ClientCredentials app() {
        return clients.app().credentials();
    }

    /** Frees the port and drops every connection. */
    @Override
    public void close() {
        listener.close();
        statements.close();
    }
}
