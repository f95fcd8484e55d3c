package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.method.BearerTokens;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.method.TokenAnswer;
import dev.lakefront.credentials.transport.ChildProcess;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.credentials.transport.StderrExcerpt;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The {@code az} command as a source of tokens: run twice for each. */
final class AzureCli implements AzureTokens {
    private static final String SERVICE_PRINCIPAL = "servicePrincipal";

    private final Path executable;
    private final LoginContext login;
    private final AzureTenant tenant;

    AzureCli(Path executable, LoginContext login) {
        this.executable = executable;
        this.login = login;
        this.tenant = new AzureTenant(login);
    }

    @Override
    public AccessToken token(String resource, Deadline deadline) throws TokenFailure {
        Json account = answer(List.of("account", "show"), deadline);
        Instant asked = login.clock().instant();
        if (isManagedIdentity(account)) {
            // it has one tenant and refuses to be told which
            return token(answer(tokenCommand(resource, null), deadline), asked);
        }
        String known = tenant.id(deadline);
        try {
            return token(answer(tokenCommand(resource, known), deadline), asked);
        } catch (TokenFailure failure) {
            // a service principal that is federated refuses it too
            if (known == null || !isServicePrincipal(account)) {
                throw failure;
            }
            return token(answer(tokenCommand(resource, null), deadline), asked);
        }
    }

    private static boolean isServicePrincipal(Json account) {
        return SERVICE_PRINCIPAL.equals(account.at("/user/type"));
    }

    private static boolean isManagedIdentity(Json account) {
        String name = account.at("/user/name");
        return isServicePrincipal(account)
                && ("systemAssignedIdentity".equals(name) || "userAssignedIdentity".equals(name));
    }

    private static List<String> tokenCommand(String resource, @Nullable String tenant) {
        List<String> command = List.of("account", "get-access-token", "--resource", resource);
        if (tenant == null) {
            return command;
        }
        var longer = new ArrayList<>(command);
        longer.addAll(List.of("--tenant", tenant));
        return longer;
    }

    private Json answer(List<String> command, Deadline deadline) throws TokenFailure {
        var argv = new ArrayList<String>();
        argv.add(executable.toString());
        argv.addAll(command);
        argv.addAll(List.of("--output", "json"));
        String spoken = "`az " + command.get(0) + " " + command.get(1) + "`";
        ChildProcess.Outcome outcome = run(argv, spoken, deadline);
        if (outcome.exitCode() != 0) {
            throw failure(spoken, outcome);
        }
        try {
            return Json.read(outcome.output().reveal());
        } catch (IOException _) {
            throw TokenFailure.passing(spoken + " answered with something that is not JSON");
        }
    }

    private ChildProcess.Outcome run(List<String> argv, String spoken, Deadline deadline)
            throws TokenFailure {
        try {
            return ChildProcess.run(argv, login.request().environment(), deadline.left());
        } catch (TimeoutException _) {
            throw TokenFailure.passing(spoken + " did not answer in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw TokenFailure.passing(spoken + " was interrupted");
        } catch (IOException _) {
            throw TokenFailure.passing("the Azure CLI " + executable + " cannot be run");
        }
    }

    private static TokenFailure failure(String spoken, ChildProcess.Outcome outcome) {
        String errors = outcome.errors().reveal();
        if (errors.toLowerCase(Locale.ROOT).contains("az login")) {
            return TokenFailure.rejected("the Azure CLI has no valid login", "run `az login`");
        }
        String words = StderrExcerpt.of(errors);
        return TokenFailure.passing(
                spoken
                        + " failed with exit code "
                        + outcome.exitCode()
                        + (words.isEmpty() ? "" : ": " + words));
    }

    private static AccessToken token(Json answer, Instant asked) throws TokenFailure {
        try {
            Secret token = BearerTokens.read(answer.stringAt("/accessToken"));
            if (token != null) {
                return new AccessToken(token, asked, expiry(answer, asked));
            }
        } catch (IOException | DateTimeException _) {
            // told below in our words: theirs may quote the answer
        }
        throw TokenFailure.passing("`az account get-access-token` answered without a token");
    }

    /** {@code expires_on} is there since 2.54; before that it was local time, in words. */
    private static Instant expiry(Json answer, Instant asked) throws IOException {
        String local = answer.at("/expiresOn");
        if (answer.at("/expires_on") != null || local == null) {
            return TokenAnswer.expiry(answer, asked);
        }
        LocalDateTime moment = LocalDateTime.parse(local.replace(' ', 'T'));
        return moment.atZone(ZoneId.systemDefault()).toInstant();
    }
}
