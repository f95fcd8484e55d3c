package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.http.Handler;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
                Route.upload(FILES, gated(this::upload)),
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
        Volumes.OpenFile file = volumes.open(path(request));
        try (Body whole = file.content()) {
            ByteRange range = ByteRange.asked(request, file);
            return range == null
                    ? answer(HttpResponseStatus.OK, file.modified(), whole.shared())
                    : part(range, file);
        }
    }

    private static Answer part(ByteRange range, Volumes.OpenFile file) {
        Body part = file.content().part(range.first(), range.length());
        return answer(HttpResponseStatus.PARTIAL_CONTENT, file.modified(), part)
                .with("Content-Range", range.of(file.content().size()));
    }

    private static Answer answer(HttpResponseStatus status, Instant modified, Body body) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", "application/octet-stream",
                        "Accept-Ranges", "bytes",
                        "Last-Modified", DateFormatter.format(Date.from(modified))),
                body,
                null);
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
