package dev.lakefront.workspace;

import dev.lakefront.identity.Persona;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.files.Volumes;
import dev.lakefront.workspace.oauth.grant.Scopes;
import dev.lakefront.workspace.secrets.SecretScopes;
import dev.lakefront.workspace.secrets.SecretsReader;
import dev.lakefront.workspace.sql.WarehouseApi;
import dev.lakefront.workspace.sql.grant.Grants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an offline workspace has that a resource of an app can be, before it is open.
 *
 * @param files the folder that holds what is in the workspace; it need not exist
 */
public record Holdings(Path files) {
    /** The usual name of that folder, in an app's. */
    public static final String FOLDER = "workspace";

    /** A secret, without its value. */
    public record SecretName(String scope, String key) {}

    /** The id of its SQL warehouse. */
    public String warehouse() {
        return WarehouseApi.ID;
    }

    /** The full names of its volumes: {@code CATALOG.SCHEMA.VOLUME}. */
    public List<String> volumes() {
        return Volumes.in(volumes(files));
    }

    /**
     * Its secrets.
     *
     * @throws ProblemException with all that is wrong with the file that they are in
     */
    public List<SecretName> secrets() {
        List<SecretName> names = new ArrayList<>();
        SecretScopes secrets = SecretsReader.read(secrets(files));
        secrets.byName()
                .forEach((scope, keys) ->
                        keys.keySet().forEach(key -> names.add(new SecretName(scope, key))));
        return names;
    }

    /** All that is wrong in its files, and keeps it from opening. */
    public List<Problem> problems() {
        try {
            WorkspaceFiles _ = WorkspaceFiles.read(files);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    /** What is probably not meant as it is written, of its files and of the people in it. */
    public List<Warning> warnings(WorkspaceSettings settings) {
        List<Persona> people = settings.people().all();
        List<Warning> warnings = new ArrayList<>();
        people.forEach(persona -> warnings.addAll(ofUnknownScopes(persona)));
        warnings.addAll(ofGrants(Directory.of(people, settings.app().name())));
        return warnings;
    }

    private static List<Warning> ofUnknownScopes(Persona persona) {
        return persona.scopes().stream()
                .filter(scope -> !Scopes.isKnown(scope))
                .map(scope ->
                        new Warning(
                                "the scope " + scope + " of " + persona.id() + " opens nothing",
                                "personas.yaml",
                                "write one that Databricks has, such as sql or files.files"))
                .toList();
    }

    private List<Warning> ofGrants(Directory directory) {
        try {
            Grants grants = WorkspaceFiles.grants(files).look();
            return grants == null ? List.of() : grants.toNobody(directory.everybody());
        } catch (ProblemException e) {
            return List.of(); // told as a problem
        }
    }

    static Path volumes(Path files) {
        return files.resolve("volumes");
    }

    static Path secrets(Path files) {
        return files.resolve("secrets.yaml");
    }
}
