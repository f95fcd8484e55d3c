package dev.lakefront.workspace;

import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.workspace.apps.AppDescription;
import dev.lakefront.workspace.objects.SourceFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one can choose about an offline workspace.
 *
 * @param people everybody in it
 * @param developer one of them: the person at the keyboard
 * @param tokenLifetime how long an access token is good for, in whole seconds, at least one
 * @param port the loopback port to listen on; 0 picks a free one
 * @param files the folder that holds what is in the workspace; it need not exist
 * @param app the app that runs
 * @param source the app's, which the workspace shows
 * @param state keeps what changes for the next run; null if nothing does
 * @param issuer the URL by which the app knows it, if that is another one: tokens name it
 */
public record WorkspaceSettings(
        Personas people,
        Persona developer,
        Duration tokenLifetime,
        int port,
        Path files,
        AppDescription app,
        SourceFolder source,
        @Nullable Path state,
        @Nullable String issuer) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * The default personas, tokens of an hour as Databricks gives them, any free port, the folder
     * {@code workspace}.
     */
    public static final WorkspaceSettings DEFAULT =
            new WorkspaceSettings(
                    Personas.DEFAULT,
                    Personas.DEFAULT.first(),
                    Duration.ofHours(1),
                    0,
                    Path.of("workspace"),
                    new AppDescription("app", "http://localhost:8001", null, List.of()),
                    SourceFolder.NONE,
                    null,
                    null);

    public WorkspaceSettings {
        if (!isTokenLifetime(tokenLifetime)) {
            throw new IllegalArgumentException(
                    "tokenLifetime: " + tokenLifetime + " (expected: whole seconds, at least 1)");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0-65535)");
        }
    }

    /** The same, with tokens that live this long. */
    public WorkspaceSettings withTokenLifetime(Duration lifetime) {
        return new WorkspaceSettings(
                people, developer, lifetime, port, files, app, source, state, issuer);
    }

    /** The same, with what is in this folder. */
    public WorkspaceSettings withFiles(Path folder) {
        return new WorkspaceSettings(
                people, developer, tokenLifetime, port, folder, app, source, state, issuer);
    }

    /** The same, in which this app runs. */
    public WorkspaceSettings withApp(AppDescription other) {
        return new WorkspaceSettings(
                people, developer, tokenLifetime, port, files, other, source, state, issuer);
    }

    /** The same, which keeps what changes in this folder. */
    public WorkspaceSettings withState(@Nullable Path folder) {
        return new WorkspaceSettings(
                people, developer, tokenLifetime, port, files, app, source, folder, issuer);
    }

    /** The same, which shows this source of the app. */
    public WorkspaceSettings withSource(SourceFolder folder) {
        return new WorkspaceSettings(
                people, developer, tokenLifetime, port, files, app, folder, state, issuer);
    }

    /** Whether a token can live this long: tokens tell their end in whole seconds. */
    public static boolean isTokenLifetime(Duration lifetime) {
        return lifetime.toSeconds() >= 1
                && lifetime.equals(Duration.ofSeconds(lifetime.toSeconds()));
    }
}
