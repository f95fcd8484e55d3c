package dev.lakefront.workspace;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.RoutingTable;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.http.WorkspaceListener;
import dev.lakefront.workspace.oauth.AuthorizationServer;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import dev.lakefront.workspace.oauth.client.Clients;
import dev.lakefront.workspace.scim.ScimApi;
import dev.lakefront.workspace.sql.StatementApi;
import dev.lakefront.workspace.sql.WarehouseApi;
import dev.lakefront.workspace.sql.grant.GrantsFile;
import dev.lakefront.workspace.token.BearerGate;
import dev.lakefront.workspace.token.SigningKey;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A workspace inside this process: real OAuth 2.0 and SCIM over real HTTP, on the loopback address
 * only. It invents nothing: a call it does not serve is answered with 501.
 */
public final class OfflineWorkspace implements AutoCloseable {
    /** A number, as SDKs expect; the same in every run, so that it may stand in a file. */
    private static final String WORKSPACE_ID = "1000000000000001";

    /** The name that {@code DATABRICKS_APP_NAME} has in a local run. */
    private static final String APP_NAME = "app";

    private final WorkspaceAddress address;
    private final Directory directory;
    private final Clients clients;
    private final Persona persona;
    private final StatementApi statements;
    private final WorkspaceListener listener;

    private OfflineWorkspace(
            WorkspaceSettings settings,
            GrantsFile grants,
            ServerSocketChannel socket,
            InstantSource clock) {
        // made while everything else comes up; whoever needs it first waits for it
        Supplier<SigningKey> key = CompletableFuture.supplyAsync(SigningKey::generate)::join;
        this.address = new WorkspaceAddress(socket.socket().getLocalPort(), WORKSPACE_ID);
        this.directory = Directory.of(settings.people().all(), APP_NAME);
        this.clients = Clients.of(directory);
        this.persona = settings.developer();
        AuthorizationServer oauth =
                new AuthorizationServer(
                        address,
                        directory,
                        principal(persona),
                        clients,
                        settings.tokenLifetime(),
                        key,
                        clock);
        BearerGate gate = new BearerGate(oauth.verifier());
        this.statements = new StatementApi(gate, settings.files().resolve("tables"), grants);
        this.listener =
                new WorkspaceListener(
                        socket,
                        new RoutingTable(
                                List.of(
                                        oauth,
                                        new ScimApi(address.workspaceId(), directory, gate),
                                        new WarehouseApi(gate),
                                        statements)));
    }

    /**
     * Opens a workspace that answers from now on, until it is closed.
     *
     * @param clock tells how old tokens are
     * @throws ProblemException if the port is taken, or with all that is wrong in the grants
     */
    public static OfflineWorkspace open(WorkspaceSettings settings, InstantSource clock) {
        GrantsFile grants = new GrantsFile(settings.files().resolve("grants.yaml"));
        return new OfflineWorkspace(
                settings, grants, WorkspaceListener.bind(settings.port()), clock);
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
        listener.close();
        statements.close();
    }
}
