package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Failures;
import dev.lakefront.credentials.transport.HttpAnswer;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The questions that a run asks its workspace. */
public final class WorkspaceApi {
    private static final String METADATA = "/.well-known/databricks-config";
    private static final String ME = "/api/2.0/preview/scim/v2/Me";

    /** Nobody waits for the metadata longer than it is worth. */
    private static final Duration METADATA_LIMIT = Duration.ofSeconds(3);

    private final LoginContext login;
    private final @Nullable CompanionFields companions;
    private final Duration meLimit;
    private final FutureTask<HostMetadata> metadata;

    public WorkspaceApi(LoginContext login, Credential credential) {
        this(login, credential, METADATA_LIMIT, Deadline.OF_A_FETCH);
    }

    public WorkspaceApi(
            LoginContext login, Credential credential, Duration metadataLimit, Duration meLimit) {
        this.login = login;
        this.companions = credential instanceof Credential.OAuth oauth ? oauth.companions() : null;
        this.metadata = new FutureTask<>(() -> askForMetadata(login, metadataLimit));
        this.meLimit = meLimit;
    }

    /**
     * What the workspace says about itself, asked for once. Blocks for three seconds at most; a
     * workspace that does not answer, or not with that, is {@link HostMetadata#UNKNOWN}, as to the
     * CLI.
     */
    public HostMetadata metadata() {
        metadata.run(); // asks unless it has been, or is being, asked
        try {
            return metadata.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HostMetadata.UNKNOWN;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What the login's workspace says about itself; asked for now, for three seconds at most. */
    public static HostMetadata askForMetadata(LoginContext login) {
        return askForMetadata(login, METADATA_LIMIT);
    }

    private static HostMetadata askForMetadata(LoginContext login, Duration limit) {
        URI address = URI.create(login.host() + METADATA);
        try {
            HttpAnswer answer = login.http().send(HttpCall.get(address), Deadline.in(limit));
            return HostMetadata.of(Json.read(answer.body()), login.host());
        } catch (IOException _) {
            return HostMetadata.UNKNOWN;
        }
    }

    /**
     * Who the login stands for (SCIM {@code Me}). Blocks for nine seconds at most.
     *
     * @throws TokenFailure rejected if the workspace refuses the login, else passing
     */
    public Me me(Authorization authorization) throws TokenFailure {
        Deadline deadline = Deadline.in(meLimit);
        URI address = URI.create(login.host() + ME);
        return me(ask(call(address, authorization, deadline), deadline), address);
    }

    private static Me me(HttpAnswer answer, URI address) throws TokenFailure {
        if (answer.status() != HttpAnswer.OK) {
            throw TokenFailure.passing(
                    Failures.answered("the workspace", address, answer.status()));
        }
        try {
            return me(Json.read(answer.body()), answer);
        } catch (IOException _) {
            throw Failures.answeredOther(
                    "a user (is it the workspace's address?)", "the workspace", address);
        }
    }

    /**
     * Who a token stands for that is somebody else's (SCIM {@code Me}); nothing of the login goes
     * with it. Blocks for nine seconds at most.
     *
     * @throws TokenFailure rejected if the workspace refuses the token, else passing
     */
    public Me ownerOf(Secret token) throws TokenFailure {
        Deadline deadline = Deadline.in(meLimit);
        URI address = URI.create(login.host() + ME);
        HttpAnswer answer = answer(plainCall(address, Authorization.bearer(token)), deadline);
        if (answer.isRefusal()) {
            throw TokenFailure.rejected(
                    Failures.answered("the workspace", address, answer.status())
                            + " for the token that a client brings");
        }
        return me(answer, address);
    }

    /**
     * What the REST API says at a path. Blocks for nine seconds at most.
     *
     * @param path with its query
     * @return null if there is nothing (HTTP 404), or nobody who could tell (501)
     * @throws TokenFailure if there is no other answer than that
     */
    public @Nullable Json get(String path, Authorization authorization) throws TokenFailure {
        Deadline deadline = Deadline.in(meLimit);
        URI address = URI.create(login.host() + path);
        HttpAnswer answer = answer(call(address, authorization, deadline), deadline);
        if (answer.status() == HttpAnswer.NOT_FOUND
                || answer.status() == HttpAnswer.NOT_IMPLEMENTED) {
            return null;
        }
        if (answer.status() != HttpAnswer.OK) {
            throw TokenFailure.passing(
                    Failures.answered("the workspace", address, answer.status()));
        }
        try {
            return Json.read(answer.body());
        } catch (IOException _) {
            throw Failures.answeredOther("JSON", "the workspace", address);
        }
    }

    private HttpCall call(URI address, Authorization authorization, Deadline deadline)
            throws TokenFailure {
        return accompanied(plainCall(address, authorization), deadline);
    }

    private HttpCall plainCall(URI address, Authorization authorization) {
        HttpCall call = HttpCall.get(address).with(authorization);
        String workspaceId = workspaceId();
        if (workspaceId != null) {
            // which workspace of a host that serves several
            call = call.with("X-Databricks-Workspace-Id", workspaceId);
        }
        return call;
    }

    private HttpCall accompanied(HttpCall call, Deadline deadline) throws TokenFailure {
        HttpCall accompanied = call;
        if (companions != null) {
            for (Map.Entry<String, Secret> field : companions.fetch(deadline).entrySet()) {
                accompanied = accompanied.with(field.getKey(), field.getValue().reveal());
            }
        }
        return accompanied;
    }

    private @Nullable String workspaceId() {
        String configured = login.workspaceId();
        return configured != null ? configured : metadata().workspaceId();
    }

    private HttpAnswer answer(HttpCall call, Deadline deadline) throws TokenFailure {
        try {
            return login.http().sendTwice(call, deadline);
        } catch (IOException e) {
            throw Failures.unanswered("the workspace", call.uri(), e);
        }
    }

    private HttpAnswer ask(HttpCall call, Deadline deadline) throws TokenFailure {
        HttpAnswer answer = answer(call, deadline);
        if (answer.isRefusal()) {
            throw TokenFailure.rejected(
                    Failures.answered("the workspace", call.uri(), answer.status())
                            + ": it refuses "
                            + login.name(),
                    "check its credentials, or run `" + login.loginCommand() + "`");
        }
        return answer;
    }

    private static Me me(Json json, HttpAnswer answer) throws IOException {
        String userName = json.at("/userName");
        if (userName == null) {
            throw new IOException("no user name");
        }
        String id = json.at("/id");
        String displayName = json.at("/displayName");
        String email = json.at("/emails/0/value");
        return new Me(
                new Identity(
                        id == null ? "" : id,
                        userName,
                        displayName == null ? "" : displayName,
                        email == null ? userName : email),
                answer.field("X-Databricks-Org-Id"));
    }
}
