package dev.lakefront.workspace.scim;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who people, groups and service principals are (RFC 7644). What is read is never changed. */
public final class ScimApi implements Api {
    private static final String PATH = "/api/2.0/preview/scim/v2/";
    private static final String MESSAGE = "urn:ietf:params:scim:api:messages:2.0:";

    private final ScimResources resources;
    private final BearerGate gate;

    public ScimApi(Directory directory, BearerGate gate) {
        this.resources = new ScimResources(directory);
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH + "Me", gate.forCallers(this::me)),
                list("Users", resources::users),
                get("Users", "User", resources::users),
                list("Groups", resources::groups),
                get("Groups", "Group", resources::groups),
                list("ServicePrincipals", resources::servicePrincipals),
                get("ServicePrincipals", "Service principal", resources::servicePrincipals));
    }

    private Answer me(Request request, Principal caller) {
        return Answer.ok(project(resources.user(caller), request)::write);
    }

    private Route list(String name, Supplier<List<ScimResource>> all) {
        return Route.get(PATH + name, gate.forCallers((request, caller) -> list(request, all)));
    }

    private Route get(String name, String kind, Supplier<List<ScimResource>> all) {
        return Route.get(
                PATH + name + "/{id}",
                gate.forCallers((request, caller) -> get(request, kind, all)));
    }

    /** RFC 7644, 3.4.2. */
    private static Answer list(Request request, Supplier<List<ScimResource>> all) {
        try {
            ScimFilter filter = ScimFilter.parse(request.query("filter"));
            List<ScimResource> found =
                    all.get().stream().filter(filter).sorted(order(request)).toList();
            int start = Math.max(1, number(request.query("startIndex"), 1));
            int count = Math.max(0, number(request.query("count"), found.size()));
            List<ScimResource> page = found.stream().skip(start - 1L).limit(count).toList();
            return Answer.ok(json -> {
                json.writeArrayPropertyStart("schemas");
                json.writeString(MESSAGE + "ListResponse");
                json.writeEndArray();
                json.writeNumberProperty("totalResults", found.size());
                json.writeNumberProperty("startIndex", start);
                json.writeNumberProperty("itemsPerPage", page.size());
                json.writeArrayPropertyStart("Resources");
                for (ScimResource resource : page) {
                    json.writeStartObject();
                    project(resource, request).write(json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        } catch (IllegalArgumentException e) {
            return error(HttpResponseStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** RFC 7644, 3.4.2.3; without {@code sortBy} they stay as they are. */
    private static Comparator<ScimResource> order(Request request) {
        String path = request.query("sortBy");
        if (path == null) {
            return (_, _) -> 0;
        }
        Comparator<ScimResource> ascending =
                Comparator.comparing(
                        resource -> resource.texts(path).stream().findFirst().orElse(""),
                        String.CASE_INSENSITIVE_ORDER);
        return "descending".equalsIgnoreCase(request.query("sortOrder"))
                ? ascending.reversed()
                : ascending;
    }

    private static Answer get(Request request, String kind, Supplier<List<ScimResource>> all) {
        String id = request.pathParameter("id");
        for (ScimResource resource : all.get()) {
            if (resource.texts("id").contains(id)) {
                return Answer.ok(project(resource, request)::write);
            }
        }
        return error(HttpResponseStatus.NOT_FOUND, kind + " with id " + id + " not found.");
    }

    /** RFC 7644, 3.9. */
    private static ScimResource project(ScimResource resource, Request request) {
        String attributes = request.query("attributes");
        String excluded = request.query("excludedAttributes");
        ScimResource kept =
                attributes == null ? resource : resource.only(topLevelNames(attributes));
        return excluded == null ? kept : kept.without(topLevelNames(excluded));
    }

    /** {@code emails} of {@code emails.value}: an attribute is given whole. */
    private static Set<String> topLevelNames(String listed) {
        Set<String> names = new HashSet<>();
        for (String name : listed.split(",", -1)) {
            names.add(name.strip().split("\\.", 2)[0]);
        }
        return names;
    }

    private static int number(@Nullable String text, int usual) {
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("startIndex and count are numbers", e);
        }
    }

    /** RFC 7644, 3.12. */
    private static Answer error(HttpResponseStatus status, String detail) {
        return Answer.of(
                status,
                json -> {
                    json.writeArrayPropertyStart("schemas");
                    json.writeString(MESSAGE + "Error");
                    json.writeEndArray();
                    json.writeStringProperty("detail", detail);
                    json.writeStringProperty("status", Integer.toString(status.code()));
                });
    }
}
