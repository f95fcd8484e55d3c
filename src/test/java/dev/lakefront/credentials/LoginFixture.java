package dev.lakefront.credentials;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.HttpClient;
import dev.lakefront.credentials.transport.Proxies;
import dev.lakefront.credentials.transport.TrustedCertificates;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shell, a home directory and a clock to resolve logins in. */
public final class LoginFixture {
    public static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable String profile;

    public LoginFixture(Path home) {
        this.home = home;
    }

    public Path home() {
        return home;
    }

    public Path configFile() {
        return home.resolve(".databrickscfg");
    }

    public LoginFixture config(String text) throws IOException {
        Files.writeString(configFile(), text);
        return this;
    }

    public LoginFixture set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public LoginFixture profile(String name) {
        profile = name;
        return this;
    }

    /** Puts a stand-in for the Databricks CLI, a shell script, on the PATH. */
    public LoginFixture cli(String script) throws IOException {
        script(home.resolve("bin").resolve("databricks"), script);
        return set("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    }

    public static Path script(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public LoginRequest request() {
        return new LoginRequest(environment, profile, home, "1.2.3");
    }

    public Login resolve() {
        return Logins.resolve(request(), CLOCK);
    }

    /** What a method gets to build a credential from. */
    public LoginContext context() {
        Login login = resolve();
        return new LoginContext(request(), login.attributes(), client(environment), CLOCK);
    }

    /** The client that a shell with these variables leads to. */
    public static HttpClient client(Map<String, String> environment) {
        var request = new LoginRequest(environment, null, Path.of("home"), "1.2.3");
        var problems = new ArrayList<Problem>();
        return new HttpClient(
                Proxies.of(request, problems),
                TrustedCertificates.of(request, problems),
                request.version());
    }
}
