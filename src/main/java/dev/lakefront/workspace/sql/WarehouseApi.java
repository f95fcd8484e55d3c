package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.token.BearerGate;
import java.net.URI;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The one SQL warehouse of the workspace, which always runs and answers to every id. */
public final class WarehouseApi implements Api {
    /** The id by which it is listed. */
    public static final String ID = "0ff11e0000000001";

    private static final String PATH = "/api/2.0/sql/warehouses";

    private static final String PATH_OF_DRIVERS = "/sql/1.0/warehouses/";

    private static final int PORT_OF_HTTPS = 443;

    private final WorkspaceAddress address;
    private final Principal creator;
    private final BearerGate gate;

    /**
     * @param creator who has made the warehouse
     */
    public WarehouseApi(WorkspaceAddress address, Principal creator, BearerGate gate) {
        this.address = address;
        this.creator = creator;
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, gate.forCallers(this::list)),
                Route.get(PATH + "/{id}", gate.forCallers(this::get)),
                Route.post(PATH + "/{id}/start", gate.forCallers(this::start)));
    }

    private Answer list(Request request, Principal caller) {
        return Answer.ok(json -> {
            json.writeArrayPropertyStart("warehouses");
            json.writeStartObject();
            write(json, ID);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    /** An app's configuration may hold the id of a warehouse that it has when it is deployed. */
    private Answer get(Request request, Principal caller) {
        return Answer.ok(json -> write(json, request.pathParameter("id")));
    }

    private Answer start(Request request, Principal caller) {
        return Answer.ok(json -> {});
    }

    private void write(JsonGenerator json, String id) {
        json.writeStringProperty("id", id);
        json.writeStringProperty("name", "Offline");
        json.writeStringProperty("state", "RUNNING");
        json.writeStringProperty("cluster_size", "2X-Small");
        json.writeStringProperty("warehouse_type", "PRO");
        json.writeBooleanProperty("enable_serverless_compute", true);
        json.writeBooleanProperty("enable_photon", true);
        json.writeStringProperty("creator_name", creator.userName());
        json.writeNumberProperty("min_num_clusters", 1);
        json.writeNumberProperty("max_num_clusters", 1);
        json.writeNumberProperty("num_clusters", 1);
        json.writeNumberProperty("auto_stop_mins", 0);
        json.writeObjectPropertyStart("health");
        json.writeStringProperty("status", "HEALTHY");
        json.writeEndObject();
        json.writeStringProperty("jdbc_url", jdbcUrl(id));
        json.writeObjectPropertyStart("odbc_params");
        writeWayIn(json, id);
        json.writeEndObject();
    }

    private String jdbcUrl(String id) {
        URI url = address.url();
        String tls = url.getScheme().equals("https") ? "1" : "0";
        return ("jdbc:spark://" + url.getHost() + ":" + port(url))
                + ("/default;transportMode=http;ssl=" + tls)
                + (";AuthMech=3;httpPath=" + PATH_OF_DRIVERS + id);
    }

    private static int port(URI url) {
        return url.getPort() < 0 ? PORT_OF_HTTPS : url.getPort();
    }

    /** What apps hand to a SQL driver. */
    private void writeWayIn(JsonGenerator json, String id) {
        URI url = address.url();
        json.writeStringProperty("hostname", url.getHost());
        json.writeStringProperty("path", PATH_OF_DRIVERS + id);
        json.writeStringProperty("protocol", url.getScheme());
        json.writeNumberProperty("port", port(url));
    }
}
