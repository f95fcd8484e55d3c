package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.http.Handler;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceListener;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The Files API, on volumes: https://docs.databricks.com/api/workspace/files. */
public final class FilesApi implements Api {
    private static final String FILES = "/api/2.0/fs/files/Volumes/{path...}";
    private static final String DIRECTORIES = "/api/2.0/fs/directories/Volumes/{path...}";
    private static final Answer DONE =
            new Answer(HttpResponseStatus.NO_CONTENT, Map.of(), Body.EMPTY, null);

    private final Volumes volumes;
    private final BearerGate gate;

    public FilesApi(Volumes volumes, BearerGate gate) {
        this.volumes = volumes;
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(FILES, gated(this::download)),
                Route.put(FILES, gated(this::upload)),
                Route.delete(FILES, gated(this::deleteFile)),
                Route.get(DIRECTORIES, gated(this::list)),
                Route.put(DIRECTORIES, gated(this::makeDirectory)),
                Route.delete(DIRECTORIES, gated(this::deleteDirectory)));
    }

    private Handler gated(Function<Request, Answer> handler) {
        return gate.forCallers((request, caller) -> {
            try {
                return handler.apply(request);
            } catch (RefusedException e) {
                return e.answer();
            }
        });
    }

    private Answer download(Request request) {
        Entry file = volumes.file(path(request));
        Body body = request.method().equals(HttpMethod.HEAD) ? Body.EMPTY : read(file);
        return new Answer(
                HttpResponseStatus.OK,
                Map.of(
                        "Content-Type", "application/octet-stream",
                        "Content-Length", String.valueOf(file.size()),
                        "Last-Modified", DateFormatter.format(Date.from(file.modified()))),
                body,
                null);
    }

    private static Body read(Entry file) {
        if (file.size() > WorkspaceListener.MAX_BODY_BYTES) {
            throw RefusedException.tooLarge(WorkspaceListener.MAX_BODY_BYTES);
        }
        try {
            return Objects.requireNonNull(file.content()).read();
        } catch (IOException removedMeanwhile) {
            throw RefusedException.noFile();
        }
    }

    private Answer upload(Request request) {
        VolumePath path = path(request);
        if (path.isVolume()) {
            throw RefusedException.inTheWay(path, "volume");
        }
        boolean overwrite = !"false".equalsIgnoreCase(request.query("overwrite"));
        volumes.write(path, request.content(), overwrite);
        return DONE;
    }

    private Answer deleteFile(Request request) {
        volumes.deleteFile(path(request));
        return DONE;
    }

    private Answer list(Request request) {
        VolumePath path = path(request);
        return DirectoryPage.of(volumes.list(path), request).answer(path);
    }

    private Answer makeDirectory(Request request) {
        volumes.makeDirectory(path(request));
        return DONE;
    }

    private Answer deleteDirectory(Request request) {
        volumes.deleteDirectory(path(request));
        return DONE;
    }

    private static VolumePath path(Request request) {
        return VolumePath.parse(request.pathParameter("path"));
    }
}
