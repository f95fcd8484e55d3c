package dev.lakefront.credentials.google;

import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Finds this machine's own Google login: Google's "application default credentials". */
final class GoogleLogins {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final URI GOOGLE = URI.create("https://oauth2.googleapis.com/token");
    private static final String LOGIN_COMMAND = "gcloud auth application-default login";

    /** A metadata service is near, or not there. */
    private static final Duration METADATA_LIMIT = Duration.ofSeconds(2);

    private GoogleLogins() {}

    /**
     * The login of the file that {@code GOOGLE_APPLICATION_CREDENTIALS} names, else of the one that
     * {@code gcloud} writes, else of the machine that this runs on.
     *
     * @throws ProblemException if there is a file, and not a usable one
     */
    static GoogleLogin find(LoginContext login) {
        String named = login.request().variable("GOOGLE_APPLICATION_CREDENTIALS");
        if (named != null) {
            return ofFile(login, Path.of(named), "GOOGLE_APPLICATION_CREDENTIALS");
        }
        Path customary =
                login.request()
                        .home()
                        .resolve(".config/gcloud/application_default_credentials.json");
        return Files.exists(customary)
                ? ofFile(login, customary, LOGIN_COMMAND)
                : ofMachine(login, customary);
    }

    private static GoogleLogin ofFile(LoginContext login, Path file, String named) {
        var document = GoogleDocument.ofFile(file, named);
        return switch (document.type()) {
            case ServiceAccountKey.TYPE -> ofKey(login, document);
            case "authorized_user" -> ofUser(login, document);
            default -> throw document.unusable(ServiceAccountKey.TYPE + " or authorized_user");
        };
    }

    private static GoogleLogin ofKey(LoginContext login, GoogleDocument document) {
        var key = ServiceAccountKey.read(document.json(), document.origin());
        var issuer = new Issuer(login, "Google", "it refuses the key of " + key.email());
        return deadline ->
                issuer.token(key.grant("scope", SCOPE, login.clock().instant()), deadline);
    }

    /** What {@code gcloud} keeps for a person: a refresh token (RFC 6749, 6). */
    private static GoogleLogin ofUser(LoginContext login, GoogleDocument document) {
        var issuer =
                new Issuer(
                        login,
                        "Google",
                        "your login is no longer valid",
                        "run `" + LOGIN_COMMAND + "`");
        HttpCall call =
                HttpCall.post(
                        tokenEndpoint(document),
                        Form.of("grant_type", "refresh_token")
                                .with("client_id", member(document, "client_id"))
                                .with("client_secret", member(document, "client_secret"))
                                .with("refresh_token", member(document, "refresh_token"))
                                .encoded());
        return deadline -> issuer.token(call, deadline);
    }

    private static URI tokenEndpoint(GoogleDocument document) {
        String named = document.json().at("/token_uri");
        return named == null
                ? GOOGLE
                : Endpoints.ofSetting(
                        "the Google credentials' token_uri", new Setting(named, document.origin()));
    }

    private static String member(GoogleDocument document, String name) {
        String value = document.json().at("/" + name);
        if (value == null) {
            throw new ProblemException(
                    new Problem(
                            "the Google credentials have no " + name,
                            document.origin(),
                            "run `" + LOGIN_COMMAND + "`"));
        }
        return value;
    }

    private static GoogleLogin ofMachine(LoginContext login, Path customary) {
        var issuer =
                new Issuer(
                        login, "the metadata service of this machine", "has it a service account?");
        HttpCall call = HttpCall.get(metadataService(login)).with("Metadata-Flavor", "Google");
        return deadline -> {
            try {
                return issuer.token(call, deadline.orIn(METADATA_LIMIT));
            } catch (TokenFailure failure) {
                throw TokenFailure.rejected(
                        "there is no Google login: GOOGLE_APPLICATION_CREDENTIALS is not set, "
                                + customary
                                + " does not exist, and "
                                + failure.getMessage(),
                        "run `" + LOGIN_COMMAND + "`");
            }
        };
    }

    private static URI metadataService(LoginContext login) {
        String configured = login.request().variable("GCE_METADATA_HOST");
        String host = configured == null ? "169.254.169.254" : configured;
        URI service =
                Endpoints.read(
                        "http://"
                                + host
                                + "/computeMetadata/v1/instance/service-accounts/default/token"
                                + "?scopes="
                                + SCOPE);
        if (service == null) {
            throw new ProblemException(
                    new Problem(
                            "the Google metadata service is not a host (expected: host or"
                                    + " host:port)",
                            "GCE_METADATA_HOST",
                            null));
        }
        return service;
    }
}
