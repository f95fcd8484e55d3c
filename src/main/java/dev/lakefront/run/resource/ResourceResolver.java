package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResolvedResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.run.resource.WorkspaceAnswers.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks the workspace for the values that a plan leaves to the start. For one start. */
public final class ResourceResolver {
    private final ResourcePlan plan;
    private final WorkspaceAnswers answers;
    private final BooleanSupplier leave;
    private final LakebaseLookup lakebase;
    private final Set<String> wanted = new HashSet<>();
    private final List<ResolvedResource> resolved = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();
    private List<String> scopes = List.of();
    private LakebaseLookup.@Nullable Place database;

    /**
     * For what that plan leaves open.
     *
     * @param leave whether the values of secrets may be read; asked only if there is one to read
     */
    public ResourceResolver(ResourcePlan plan, WorkspaceAnswers answers, BooleanSupplier leave) {
        this.plan = plan;
        this.answers = answers;
        this.leave = leave;
        this.lakebase = new LakebaseLookup(answers);
        plan.open().forEach(entry -> wanted.add(String.valueOf(entry.valueFrom())));
    }

    /**
     * What was found.
     *
     * @param reasons why the others have no value, by their keys; that of the app as a whole is
     *     that of ""
     * @param scopes what the deployed app's tokens are good for; empty if it was not asked
     * @param database the first one that is attached; null if none is
     */
    public record Found(
            List<ResolvedResource> resources,
            Map<String, String> reasons,
            List<String> scopes,
            LakebaseLookup.@Nullable Place database) {
        public Found {
            resources = List.copyOf(resources);
            reasons = Map.copyOf(reasons);
            scopes = List.copyOf(scopes);
        }

        /** Why there is no value for a resource. */
        @Nullable String reason(String key) {
            return reasons.getOrDefault(key, reasons.get(""));
        }
    }

    public Found resolve() {
        Set<String> known = new HashSet<>();
        for (AppResource resource : plan.bundle().declared()) {
            known.add(resource.key());
            resolve(resource);
        }
        for (AppResource resource : deployed()) {
            if (known.add(resource.key())) {
                resolve(resource);
            }
        }
        for (AppResource resource : plan.standIns().resources()) {
            if (resolved.stream().noneMatch(other -> other.key().equals(resource.key()))) {
                resolve(resource);
            }
        }
        return new Found(resolved, reasons, scopes, database);
    }

    private List<AppResource> deployed() {
        String app = plan.app();
        if (app == null || !plan.isAppAsked()) {
            return List.of();
        }
        try {
            Answer answer = answers.at(DeployedApp.path(app));
            if (answer == null) {
                answer = answers.keptAt(DeployedApp.path(app));
            }
            if (answer == null) {
                reasons.put("", "the workspace has no app " + app + ", or does not tell of it");
                return List.of();
            }
            Origin from = new Origin.WorkspaceAnswer("deployed app " + app, answer.age());
            DeployedApp deployed = DeployedApp.of(answer.json(), from);
            scopes = deployed.scopes();
            reasons.put(
                    "", "app " + app + " has no such resource, but: " + keys(deployed.resources()));
            return deployed.resources();
        } catch (TokenFailure e) {
            reasons.put("", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static String keys(List<AppResource> resources) {
        return resources.isEmpty()
                ? "none"
                : String.join(", ", resources.stream().map(AppResource::key).toList());
    }

    private void resolve(AppResource resource) {
        try {
            switch (resource.value()) {
                case ResourceValue.Known known -> add(resource.key(), known.text(), resource.at());
                case ResourceValue.OfSecret secret -> resolve(resource, secret);
                case ResourceValue.OfInstance instance -> attach(resource, lakebase.of(instance));
                case ResourceValue.OfBranch branch -> attach(resource, lakebase.of(branch));
                case ResourceValue.Unknown unknown ->
                        reasons.put(resource.key(), "the resource " + unknown.reason());
            }
        } catch (TokenFailure e) {
            reasons.put(resource.key(), String.valueOf(e.getMessage()));
        }
    }

    private void add(String key, String value, Origin from) {
        resolved.add(new ResolvedResource(key, value, from));
    }

    private void resolve(AppResource resource, ResourceValue.OfSecret secret) throws TokenFailure {
        String key = resource.key();
        if (!wanted.contains(key)) {
            return;
        }
        if (!leave.getAsBoolean()) {
            reasons.put(key, "it is a secret; let its value be read: --allow-secrets");
            return;
        }
        Form query = Form.of("scope", secret.scope()).with("key", secret.key());
        Json answer = answers.secret("/api/2.0/secrets/get?" + query.encoded());
        String encoded = answer == null ? null : answer.at("/value");
        if (encoded == null) {
            reasons.put(key, "there is no secret " + secret.key() + " in scope " + secret.scope());
            return;
        }
        try {
            String value = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            add(key, value, new Origin.WorkspaceAnswer("secret of the workspace", null));
        } catch (IllegalArgumentException _) {
            reasons.put(key, "the secret's value came in another form than Base64");
        }
    }

    private void attach(AppResource resource, LakebaseLookup.@Nullable Place place) {
        if (place == null) {
            reasons.put(resource.key(), "the workspace does not say where the database is");
            return;
        }
        add(resource.key(), place.value(), new Origin.WorkspaceAnswer("Lakebase", place.age()));
        if (database == null) {
            database = place;
        }
    }
}
