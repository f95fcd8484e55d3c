package dev.lakefront.workspace.objects;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.FilePart;
import dev.lakefront.workspace.http.Handler;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceListener;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The reading half of the Workspace API: https://docs.databricks.com/api/workspace/workspace. */
public final class WorkspaceObjectsApi implements Api {
    private static final String BASE = "/api/2.0/workspace/";
    private static final Set<String> AS_IT_IS = Set.of("AUTO", "SOURCE");

    private final WorkspaceTree tree;
    private final BearerGate gate;

    public WorkspaceObjectsApi(WorkspaceTree tree, BearerGate gate) {
        this.tree = tree;
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(BASE + "get-status", forObjects((request, object) -> status(object))),
                Route.get(BASE + "list", forObjects((request, object) -> list(object))),
                Route.get(BASE + "export", forObjects(WorkspaceObjectsApi::export)));
    }

    private Handler forObjects(BiFunction<Request, WorkspaceObject, Answer> handler) {
        return gate.forCallers((request, caller) -> {
            String path = request.query("path");
            if (path == null) {
                return badRequest("Missing required field: path");
            }
            if (!path.startsWith("/")) {
                return badRequest("Path (" + path + ") doesn't start with '/'");
            }
            WorkspaceObject object = tree.find(path);
            return object == null ? doesNotExist(path) : handler.apply(request, object);
        });
    }

    private static Answer status(WorkspaceObject object) {
        return Answer.ok(object::write);
    }

    /** The object itself, if it is no folder. */
    private Answer list(WorkspaceObject object) {
        List<WorkspaceObject> objects = object.isFolder() ? tree.list(object) : List.of(object);
        return Answer.ok(json -> {
            if (!objects.isEmpty()) {
                json.writeArrayPropertyStart("objects");
                for (WorkspaceObject each : objects) {
                    json.writeStartObject();
                    each.write(json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        });
    }

    private static Answer export(Request request, WorkspaceObject object) {
        String format = request.query("format");
        Path file = object.file();
        if (file == null) {
            return notServed("The export of a folder");
        }
        if (format != null && !AS_IT_IS.contains(format)) {
            return notServed("The export of a file as " + format);
        }
        try {
            return "true".equalsIgnoreCase(request.query("direct_download"))
                    ? download(file)
                    : inJson(file, object.extension());
        } catch (IOException removedMeanwhile) {
            return doesNotExist(object.path());
        }
    }

    private static Answer download(Path file) throws IOException {
        return new Answer(
                HttpResponseStatus.OK,
                Map.of("Content-Type", "application/octet-stream"),
                FilePart.open(file),
                null);
    }

    private static Answer inJson(Path file, String extension) throws IOException {
        if (Files.size(file) > WorkspaceListener.MAX_BODY_BYTES) {
            return notServed(
                    "A file of more than "
                            + (WorkspaceListener.MAX_BODY_BYTES >> 20)
                            + " MB in JSON");
        }
        byte[] content = Files.readAllBytes(file);
        return Answer.ok(json -> {
            json.writeStringProperty("content", Base64.getEncoder().encodeToString(content));
            json.writeStringProperty("file_type", extension);
        });
    }

    private static Answer notServed(String what) {
        return Answer.error(
                HttpResponseStatus.NOT_IMPLEMENTED,
                "NOT_IMPLEMENTED",
                what + " is not served offline.");
    }

    private static Answer badRequest(String message) {
        return Answer.error(HttpResponseStatus.BAD_REQUEST, "INVALID_PARAMETER_VALUE", message);
    }

    private static Answer doesNotExist(String path) {
        return Answer.error(
                HttpResponseStatus.NOT_FOUND,
                "RESOURCE_DOES_NOT_EXIST",
                "Path (" + path + ") doesn't exist.");
    }
}
