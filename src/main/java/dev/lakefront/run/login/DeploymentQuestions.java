package dev.lakefront.run.login;

import dev.lakefront.bundle.BundleApp;
import dev.lakefront.bundle.CurrentUser;
import dev.lakefront.bundle.Lookup;
import dev.lakefront.bundle.WorkspaceFacts;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.workspace.sql.WarehouseApi;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What has to be asked before it is known what a bundle says of its app. */
public final class DeploymentQuestions {
    private static final String WAREHOUSE = "warehouse";

    /** Where things are listed that apps use, and under which names in the answer. */
    private static final Map<String, Listing> LISTINGS =
            Map.of(
                    WAREHOUSE,
                    new Listing("/api/2.0/sql/warehouses", "/warehouses", "name", "id"),
                    "job",
                    new Listing("/api/2.2/jobs/list?name=%s", "/jobs", "settings/name", "job_id"),
                    "pipeline",
                    new Listing(
                            "/api/2.0/pipelines?filter=name+LIKE+%%27%s%%27",
                            "/statuses", "name", "pipeline_id"),
                    "service_principal",
                    new Listing(
                            "/api/2.0/preview/scim/v2/ServicePrincipals?filter=displayName+eq+%%22%s%%22",
                            "/Resources", "displayName", "applicationId"));

    private final Developer developer;

    private DeploymentQuestions(Developer developer) {
        this.developer = developer;
    }

    /**
     * A list of things in the workspace.
     *
     * @param path of the API; {@code %s} is the name that is looked for
     */
    private record Listing(String path, String items, String name, String id) {
        /** The id of the one that is called so; null if none is, or several are. */
        @Nullable String idIn(Json answer, String called) {
            List<String> ids =
                    answer.items(items).stream()
                            .filter(item -> called.equals(item.get(name)))
                            .map(item -> item.getOrDefault(id, ""))
                            .toList();
            return ids.size() == 1 ? ids.getFirst() : null;
        }
    }

    /**
     * What is known before anybody is asked: offline all, as it is the persona who deploys to the
     * offline workspace.
     *
     * @param offline that persona; null if there is a real workspace to ask
     */
    public static WorkspaceFacts foreseeable(AppSource source, @Nullable Persona offline) {
        return offline == null
                ? open(source)
                : new WorkspaceFacts(user(offline.identity()), offlineIds(source.lookups()));
    }

    /** It has one warehouse, whatever that is called. */
    private static Map<String, String> offlineIds(List<Lookup> lookups) {
        Map<String, String> ids = new HashMap<>();
        for (Lookup lookup : lookups) {
            if (lookup.kind().equals(WAREHOUSE)) {
                ids.put(lookup.variable(), WarehouseApi.ID);
            }
        }
        return ids;
    }

    /** What could be asked for, all of it open. */
    public static WorkspaceFacts open(AppSource source) {
        return WorkspaceFacts.unasked(
                source.lookups().stream()
                        .filter(lookup -> LISTINGS.containsKey(lookup.kind()))
                        .toList());
    }

    /**
     * The answers that an app depends on; null if it depends on none. Blocks for twenty seconds at
     * most for each.
     *
     * @param source as it knows what is {@link #open}
     * @throws ProblemException if there is no answer
     */
    public static @Nullable WorkspaceFacts ask(AppSource source, Login login, InstantSource clock) {
        BundleApp app = source.app();
        if (app == null) {
            return null;
        }
        List<Lookup> lookups = source.lookups().stream().filter(app::awaits).toList();
        if (!app.awaitsUser() && lookups.isEmpty()) {
            return null;
        }
        Developer developer = new Developer(login, AccessTokenMode.OFF, false, clock);
        try {
            return new DeploymentQuestions(developer).facts(app.awaitsUser(), lookups);
        } catch (TokenFailure e) {
            throw new ProblemException(developer.problem(e));
        }
    }

    private WorkspaceFacts facts(boolean ofUser, List<Lookup> lookups) throws TokenFailure {
        Map<String, String> ids = new HashMap<>();
        for (Lookup lookup : lookups) {
            String id = id(lookup);
            if (id != null) {
                ids.put(lookup.variable(), id);
            }
        }
        return new WorkspaceFacts(ofUser ? user() : new CurrentUser(Map.of()), ids);
    }

    private @Nullable String id(Lookup lookup) throws TokenFailure {
        Listing listing = Objects.requireNonNull(LISTINGS.get(lookup.kind()), lookup.kind());
        Json answer = developer.ask(listing.path().formatted(Form.encoded(lookup.name())));
        return answer == null ? null : listing.idIn(answer, lookup.name());
    }

    private CurrentUser user() throws TokenFailure {
        try {
            developer.callers().caller().join();
        } catch (CompletionException e) {
            throw TokenFailure.of(e);
        }
        return user(Objects.requireNonNull(developer.identity(), "introduced"));
    }

    private static CurrentUser user(Identity identity) {
        return CurrentUser.of(
                Map.of(
                        "id", identity.id(),
                        "userName", identity.userName(),
                        "displayName", identity.displayName()));
    }
}
