package dev.lakefront.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shell, a home directory and a clock to resolve logins in. */
final class LoginFixture {
    static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable String profile;

    LoginFixture(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    Path configFile() {
        return home.resolve(".databrickscfg");
    }

    LoginFixture config(String text) throws IOException {
        Files.writeString(configFile(), text);
        return this;
    }

    LoginFixture set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    LoginFixture profile(String name) {
        profile = name;
        return this;
    }

    /** Puts a stand-in for the Databricks CLI, a shell script, on the PATH. */
    LoginFixture cli(String script) throws IOException {
        script(home.resolve("bin").resolve("databricks"), script);
        return set("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    }

    static Path script(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    LoginRequest request() {
        return new LoginRequest(environment, profile, home, "1.2.3");
    }

    Login resolve() {
        return Logins.resolve(request(), CLOCK);
    }

    /** What a method gets to build a credential from. */
    LoginContext context() {
        Login login = resolve();
        return new LoginContext(
                request(), login.attributes(), HttpClientTest.client(environment), CLOCK);
    }
}
