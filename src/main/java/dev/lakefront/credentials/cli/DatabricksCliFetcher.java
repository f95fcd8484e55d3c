package dev.lakefront.credentials.cli;

import dev.lakefront.credentials.method.BearerTokens;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.transport.ChildProcess;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.credentials.transport.StderrExcerpt;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks {@code databricks auth token}, which renews what it keeps when little of it is left. */
final class DatabricksCliFetcher implements TokenFetcher {
    /**
     * The life of a token whose answer names no moment. The CLI renews a token with less than five
     * minutes left, so it has that much.
     */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(5);

    private static final String FORCE_REFRESH = "--force-refresh";

    private static final String COMMAND = "`databricks auth token`";

    private final DatabricksCli cli;
    private final LoginContext login;
    private final Duration limit;

    DatabricksCliFetcher(DatabricksCli cli, LoginContext login, Duration limit) {
        this.cli = cli;
        this.login = login;
        this.limit = limit;
    }

    @Override
    public AccessToken fetch() throws TokenFailure {
        return fetch(cli.tokenCommand(login), Deadline.in(limit));
    }

    /** The CLI would give the token that it keeps until five minutes before its end. */
    @Override
    public AccessToken fetchAnother() throws TokenFailure {
        Deadline deadline = Deadline.in(limit);
        List<String> command = new ArrayList<>(cli.tokenCommand(login));
        CliVersion version = version(deadline);
        if (version != null && version.compareTo(CliVersion.RENEWING) >= 0) {
            command.add(FORCE_REFRESH);
        }
        return fetch(command, deadline);
    }

    private AccessToken fetch(List<String> command, Deadline deadline) throws TokenFailure {
        ChildProcess.Outcome outcome = run(command, deadline);
        if (outcome.exitCode() != 0) {
            throw failure(outcome, deadline);
        }
        return token(outcome.output().reveal());
    }

    private ChildProcess.Outcome run(List<String> command, Deadline deadline) throws TokenFailure {
        try {
            return ChildProcess.run(command, login.request().shellWithoutLogin(), deadline.left());
        } catch (TimeoutException _) {
            throw TokenFailure.passing(
                    COMMAND + " did not answer within " + limit.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw TokenFailure.passing(COMMAND + " was interrupted");
        } catch (IOException _) {
            String what = "the Databricks CLI " + cli.executable() + " cannot be run";
            // gone for good, or out of processes for a moment
            throw Files.isExecutable(cli.executable())
                    ? TokenFailure.passing(what)
                    : TokenFailure.rejected(what + " any more");
        }
    }

    private TokenFailure failure(ChildProcess.Outcome outcome, Deadline deadline) {
        String errors = outcome.errors().reveal();
        if (isLoggedOut(errors)) {
            return TokenFailure.rejected(
                    "the Databricks CLI has no valid login for " + login.name(),
                    "run `" + login.loginCommand() + "`");
        }
        CliVersion version = version(deadline);
        if (version != null && version.compareTo(CliVersion.NEEDED) < 0) {
            return TokenFailure.rejected(
                    "the Databricks CLI "
                            + cli.executable()
                            + " is version "
                            + version
                            + ", and "
                            + CliVersion.NEEDED
                            + " or later is needed",
                    "install a newer one, or set DATABRICKS_CLI_PATH to it");
        }
        String words = StderrExcerpt.of(errors);
        return TokenFailure.passing(
                COMMAND
                        + " failed with exit code "
                        + outcome.exitCode()
                        + (words.isEmpty() ? "" : ": " + words));
    }

    /**
     * Not asked for at a start, which need not wait for it: a CLI that is too old fails, and then
     * is asked.
     *
     * @return null if the CLI does not say
     */
    private @Nullable CliVersion version(Deadline deadline) {
        try {
            ChildProcess.Outcome outcome =
                    ChildProcess.run(
                            List.of(cli.executable().toString(), "--version"),
                            login.request().shellWithoutLogin(),
                            deadline.left());
            return CliVersion.in(outcome.output().reveal());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException | TimeoutException _) {
            return null;
        }
    }

    /** Words that the CLI keeps stable for the SDKs (cmd/auth/token.go). */
    private static boolean isLoggedOut(String errors) {
        String text = errors.toLowerCase(Locale.ROOT);
        return text.contains("oauth is not configured")
                || text.contains("refresh token is invalid");
    }

    private AccessToken token(String answer) throws TokenFailure {
        Instant now = login.clock().instant();
        try {
            Json json = Json.read(answer);
            Secret token = BearerTokens.read(json.stringAt("/access_token"));
            if (token != null) {
                return new AccessToken(token, now, expiry(json.at("/expiry"), now));
            }
        } catch (IOException | DateTimeException _) {
            // told below in our words: theirs may quote the answer
        }
        throw TokenFailure.passing(COMMAND + " answered without an access token");
    }

    /** RFC 3339; Go writes the first moment of the year 1 for none. */
    private static Instant expiry(@Nullable String moment, Instant now) {
        Instant expiry = moment == null ? Instant.MIN : OffsetDateTime.parse(moment).toInstant();
        return expiry.isBefore(Instant.EPOCH) ? now.plus(UNKNOWN_LIFE) : expiry;
    }
}
