package dev.lakefront.workspace;

import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
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
import org.jspecify.annotations.Nullable;

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

    /**
     * What was found out about it before it opens.
     *
     * @param problems keep it from opening
     * @param warnings tell what is probably not meant as it is written
     */
    public record Check(List<Problem> problems, List<Warning> warnings) {}

    /**
     * Reads its files.
     *
     * @param people who is in it; null if that is not known, so that nothing is said of them
     */
    public Check check(@Nullable Personas people, String appName) {
        try {
            Grants grants = WorkspaceFiles.read(files).grants().seen();
            return new Check(List.of(), people == null ? List.of() : of(people, appName, grants));
        } catch (ProblemException e) {
            return new Check(e.problems(), List.of());
        }
    }

    private static List<Warning> of(Personas people, String appName, @Nullable Grants grants) {
        List<Warning> warnings = new ArrayList<>();
        people.all().forEach(persona -> warnings.addAll(ofUnknownScopes(persona)));
        if (grants != null) {
            warnings.addAll(grants.toNobody(Directory.of(people.all(), appName).everybody()));
        }
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

    static Path volumes(Path files) {
        return files.resolve("volumes");
    }

    static Path secrets(Path files) {
        return files.resolve("secrets.yaml");
    }
}
