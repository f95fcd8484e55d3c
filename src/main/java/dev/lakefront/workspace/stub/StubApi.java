package dev.lakefront.workspace.stub;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;

/** The calls that the app's developer has answered, for whoever may make them. */
public final class StubApi implements Api {
    private final List<Stub> stubs;
    private final BearerGate gate;

    public StubApi(List<Stub> stubs, BearerGate gate) {
        this.stubs = List.copyOf(stubs);
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return stubs.stream().map(this::route).toList();
    }

    private Route route(Stub stub) {
        Answer answer =
                new Answer(HttpResponseStatus.valueOf(stub.status()), stub.headers(), stub.body());
        return new Route(
                HttpMethod.valueOf(stub.method()),
                stub.path(),
                gate.forCallers((request, caller) -> answer));
    }
}
