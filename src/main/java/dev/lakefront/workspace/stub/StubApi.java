package dev.lakefront.workspace.stub;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

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
        return new Route(
                HttpMethod.valueOf(stub.method()),
                stub.path(),
                gate.forCallers(
                        stub.answers().size() == 1
                                ? always(answer(stub.answers().getFirst()))
                                : inTurn(stub.answers().stream().map(StubApi::answer).toList())));
    }

    private static BiFunction<Request, Principal, Answer> always(Answer answer) {
        return (_, _) -> answer;
    }

    /** Whoever asks for something hears of it from the beginning. */
    private static BiFunction<Request, Principal, Answer> inTurn(List<Answer> answers) {
        Map<String, Integer> given = new ConcurrentHashMap<>();
        return (request, caller) -> {
            String asked = caller.userName() + " " + request.path();
            int turn =
                    given.merge(asked, 1, (before, one) -> Math.min(before + one, answers.size()));
            return answers.get(turn - 1);
        };
    }

    private static Answer answer(StubAnswer written) {
        return new Answer(
                HttpResponseStatus.valueOf(written.status()),
                written.headers(),
                written.body(),
                null,
                written.pause());
    }
}
